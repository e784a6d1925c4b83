//! The pages as somebody sees and hears them.

mod full;
mod heard;
mod places;
mod signed;
