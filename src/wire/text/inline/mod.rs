//! The words of one line: bold, italic and links; every sign that is no such mark stays.

mod around;
mod emphasis;
mod links;
mod role;
mod sides;

use self::emphasis::find_emphasis;
use self::links::find_links;
use self::role::{Role, Style};
use super::plat;
use super::tree::push;
use crate::trajectory::{Inline, Look};

/// Reads a line, in time that grows with its length alone.
pub fn read(line: &str) -> Vec<Inline> {
    if !line.contains(['*', '_', '[']) {
        return plat::words(line);
    }
    let signs: Vec<char> = line.chars().collect();
    let mut roles = vec![Role::Typed; signs.len()];
    find_links(&signs, &mut roles);
    find_emphasis(&signs, &mut roles);
    words(&signs, &roles)
}

fn words(signs: &[char], roles: &[Role]) -> Vec<Inline> {
    let mut words = Vec::new();
    let (mut strong, mut emph) = (0_usize, 0_usize);
    for (sign, role) in signs.iter().zip(roles) {
        let look = Look { strong: strong > 0, emph: emph > 0, struck: false };
        match role {
            Role::Typed | Role::Address => push(&mut words, *sign, look),
            Role::Space => push(&mut words, ' ', look),
            Role::Gone => {}
            Role::Open(Style::Strong) => strong += 1,
            Role::Open(Style::Emph) => emph += 1,
            Role::Close(Style::Strong) => strong = strong.saturating_sub(1),
            Role::Close(Style::Emph) => emph = emph.saturating_sub(1),
        }
    }
    words
}
