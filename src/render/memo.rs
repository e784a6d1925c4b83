//! Keeps the memory of Typst flat: its caches belong to the whole process and grow with every distinct request.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Forgets, when it goes out of scope, what no recent render has used. A guard cannot be forgotten on an early return
/// or a panic.
pub struct EvictOnDrop;

/// To forget takes a look at all that is remembered, which costs up to a twentieth of a document: every so many
/// renders.
const RENDERS: usize = 2;

/// How often something may be found unused: the next of the same kind finds the templates evaluated, also behind one of
/// another kind.
const MAX_AGE: usize = 1;

static RENDERED: AtomicUsize = AtomicUsize::new(0);

impl Drop for EvictOnDrop {
    fn drop(&mut self) {
        if RENDERED.fetch_add(1, Ordering::Relaxed) % RENDERS == RENDERS - 1 {
            // Through `typst`: a second version of comemo in the tree would make this a silent no-op.
            typst::comemo::evict(MAX_AGE);
        }
    }
}
