//! Keeps the memory of Typst flat: its caches belong to the whole process and grow with every distinct request.

/// Forgets, when it goes out of scope, what no recent render has used. A guard cannot be forgotten on an early return
/// or a panic.
///
/// The age counts renders of all threads together: an age of the number of threads keeps what the others are using
/// and measured full speed at a third of the memory of larger ages.
pub struct EvictOnDrop {
    max_age: usize,
}

impl EvictOnDrop {
    pub fn for_threads(threads: usize) -> Self {
        Self { max_age: threads.max(2) }
    }
}

impl Drop for EvictOnDrop {
    fn drop(&mut self) {
        // Through `typst`: a second version of comemo in the tree would make this a silent no-op.
        typst::comemo::evict(self.max_age);
    }
}
