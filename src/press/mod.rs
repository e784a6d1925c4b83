//! Documents made in processes. The process that faces the network never reads a body; the processes that read bodies
//! have no network, no files and no other request.
//!
//! ```text
//! bytes ──▶ pool ═══ pipes ═══▶ worker: judge, write, lay out ──▶ bytes
//!           lanes, deadline,     one body at a time,
//!           who takes turns      nothing else within reach
//! ```

mod blame;
mod client;
mod desk;
mod dispatcher;
pub mod frames;
mod house;
mod job;
mod lanes;
mod message;
mod pool;
mod process;
pub mod sandbox;
mod settings;
mod standing;
mod usage;
mod work;

pub use client::Client;
pub use desk::{Desk, STACK_BYTES, StartError};
pub use house::{House, HouseFiles};
pub use job::{Answer, PressError};
pub use lanes::Kind;
#[cfg(debug_assertions)]
pub use message::Misdeed;
pub use message::{Ask, Asked, Hello, Made, Setup, Terms, Told};
pub use pool::Pool;
pub use process::Launch;
pub use settings::PoolSettings;
pub use standing::{Standing, Tally};
pub use usage::Usage;
