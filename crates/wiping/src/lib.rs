//! An allocator that wipes memory as it is freed, once it is told to.
//!
//! The process that faces the network passes bodies on and keeps none; with this, nothing of them stays behind in memory
//! that it has freed. The processes that make documents are replaced instead: wiping every small piece of a layout would
//! cost them 7 % of their instructions, which is why this is no library that always wipes.
//!
//! A crate of its own because an allocator is unsafe code, which the program forbids.

#![no_std]

use core::alloc::{GlobalAlloc, Layout};
use core::sync::atomic::{AtomicBool, Ordering};

/// Wraps another allocator.
pub struct Wiping<A>(pub A);

static WIPES: AtomicBool = AtomicBool::new(false);

/// From now on everything that is freed is wiped, in the whole process.
pub fn wipe_from_now_on() {
    WIPES.store(true, Ordering::Relaxed);
}

fn wipes() -> bool {
    WIPES.load(Ordering::Relaxed)
}

// SAFETY: every call goes on to the allocator inside with the same arguments, and blocks are only written to while they
// still belong to the caller.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Wiping<A> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promises about the layout are those that the allocator inside wants.
        unsafe { self.0.alloc(layout) }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        unsafe { self.0.alloc_zeroed(layout) }
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if wipes() {
            // SAFETY: the caller gives up a block of this size that nobody else has. What follows is a call into another
            // language, so that no compiler takes the zeros for useless.
            unsafe { block.write_bytes(0, layout.size()) };
        }
        // SAFETY: the caller's promises about the block are those that the allocator inside wants.
        unsafe { self.0.dealloc(block, layout) }
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if !wipes() {
            // SAFETY: as above.
            return unsafe { self.0.realloc(block, layout, size) };
        }
        // A block that moves would leave its old place as it was.
        // SAFETY: the caller promises that this size with this alignment is a layout.
        let wider = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        // SAFETY: as above; both blocks are as large as what is copied, and apart.
        unsafe {
            let moved = self.0.alloc(wider);
            if !moved.is_null() {
                moved.copy_from_nonoverlapping(block, layout.size().min(size));
                self.dealloc(block, layout);
            }
            moved
        }
    }
}
