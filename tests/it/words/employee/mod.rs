//! What the employee reads.

mod end;
mod explained;
mod plan;
mod report;
mod rights;
