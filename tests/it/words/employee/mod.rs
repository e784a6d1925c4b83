//! What the employee reads.

mod days;
mod end;
mod explained;
mod plan;
mod report;
mod rights;
