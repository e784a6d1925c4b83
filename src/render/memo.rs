//! Keeps the memory of Typst flat: its caches belong to the whole process and grow with every distinct request.

/// Forgets, when it goes out of scope, what no recent render has used. A guard cannot be forgotten on an early return
/// or a panic.
pub struct EvictOnDrop;

/// Renders for which something is kept unused: the next of the same kind finds the templates evaluated.
const MAX_AGE: usize = 2;

impl Drop for EvictOnDrop {
    fn drop(&mut self) {
        // Through `typst`: a second version of comemo in the tree would make this a silent no-op.
        typst::comemo::evict(MAX_AGE);
    }
}
