//! What the shaper has to look through of a face.
//!
//! A face keeps the distances between letters by alphabet and by kind, in a dozen tables, and for each letter the shaper
//! goes through those until one of them knows the pair: a twelfth of what a document costs. Before a face is used, what
//! its tables say of every pair together is written into one. Of words without a loose accent it need not be asked for
//! each letter how one would stand over it either: these are set with a copy that does not know. The file that is
//! shipped stays as its makers made it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::Hash;

use write_fonts::FontBuilder;
use write_fonts::from_obj::ToOwnedTable;
use write_fonts::read::{FontRef, TableProvider};
use write_fonts::tables::gpos::{
    Class1Record, Class2Record, Gpos, PairPos, PairPosFormat2, PositionLookup, ValueRecord,
};
use write_fonts::tables::gsub::Gsub;
use write_fonts::tables::layout::{ClassDef, CoverageTable, Lookup, LookupFlag, RangeRecord};
use write_fonts::types::{GlyphId16, Tag};

const KERNING: Tag = Tag::new(b"kern");

/// The distances of one table, whose parts stand at most so far from its beginning.
const TABLE_BYTES: usize = 60_000;

/// How letters and loose accents become one, and where such an accent stands.
const ACCENTS: [Tag; 3] = [Tag::new(b"ccmp"), Tag::new(b"mark"), Tag::new(b"mkmk")];

/// A face as it is used.
pub struct Forms {
    /// For any words.
    pub whole: Cow<'static, [u8]>,
    /// For words without a loose accent.
    pub plain: Cow<'static, [u8]>,
}

/// The face with its distances in one table; as it is where it keeps them in a way that is not known here.
pub fn in_one_table(face: &'static [u8]) -> Forms {
    match rewritten(face) {
        Some((whole, plain)) => Forms { whole: Cow::Owned(whole), plain: Cow::Owned(plain) },
        None => Forms { whole: Cow::Borrowed(face), plain: Cow::Borrowed(face) },
    }
}

/// With its accents, and without.
fn rewritten(face: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let font = FontRef::new(face).ok()?;
    let glyphs = font.maxp().ok()?.num_glyphs();
    let mut gpos: Gpos = font.gpos().ok()?.to_owned_table();
    let mut gsub: Gsub = font.gsub().ok()?.to_owned_table();
    let lookups = kerning(&gpos)?;
    let rows = Distances::of(&gpos, &lookups, glyphs)?.rows();
    let mut replaced = Some(in_few_tables(&rows));
    for lookup in lookups {
        let tables = replaced.take().unwrap_or_default();
        let lookup = gpos.lookup_list.lookups.get_mut(lookup)?;
        *lookup = PositionLookup::Pair(Lookup::new(LookupFlag::empty(), tables)).into();
    }
    let whole = FontBuilder::new().add_table(&gpos).ok()?.copy_missing_tables(font.clone()).build();
    for record in gpos.feature_list.feature_records.iter_mut().chain(&mut gsub.feature_list.feature_records) {
        if ACCENTS.contains(&record.feature_tag) {
            record.feature.lookup_list_indices.clear();
        }
    }
    let mut plain = FontBuilder::new();
    Some((whole, plain.add_table(&gpos).ok()?.add_table(&gsub).ok()?.copy_missing_tables(font).build()))
}

/// The lookups with the distances, in the order in which they are applied: the same for every alphabet, and for nothing
/// else.
fn kerning(gpos: &Gpos) -> Option<Vec<usize>> {
    let features = || gpos.feature_list.feature_records.iter();
    let mut lists =
        features().filter(|record| record.feature_tag == KERNING).map(|record| &record.feature.lookup_list_indices);
    let first = lists.next()?;
    let shared = features().any(|record| {
        record.feature_tag != KERNING && record.feature.lookup_list_indices.iter().any(|lookup| first.contains(lookup))
    });
    if shared || lists.any(|list| list != first) {
        return None;
    }
    let mut lookups: Vec<usize> = first.iter().map(|lookup| usize::from(*lookup)).collect();
    lookups.sort_unstable();
    Some(lookups)
}

/// What the lookups say of pairs.
struct Distances {
    lookups: Vec<Vec<Table>>,
    glyphs: u16,
}

/// One table, by the first letter of a pair.
enum Table {
    /// With the second letters that it knows.
    Pairs(HashMap<u16, Vec<(u16, i16)>>),
    /// With the class of the first and those of all second letters.
    Classes { first: HashMap<u16, u16>, second: Vec<u16>, values: Vec<Vec<i16>> },
}

impl Distances {
    fn of(gpos: &Gpos, lookups: &[usize], glyphs: u16) -> Option<Self> {
        let tables = lookups.iter().map(|index| match &**gpos.lookup_list.lookups.get(*index)? {
            PositionLookup::Pair(lookup) if lookup.lookup_flag == LookupFlag::empty() => {
                lookup.subtables.iter().map(|table| Table::of(table, glyphs)).collect()
            }
            _ => None,
        });
        Some(Self { lookups: tables.collect::<Option<_>>()?, glyphs })
    }

    /// Of each letter as the first of a pair, its distance to every other.
    fn rows(&self) -> Vec<Vec<i16>> {
        (0..self.glyphs).map(|first| self.row(first)).collect()
    }

    fn row(&self, first: u16) -> Vec<i16> {
        let mut row = vec![0_i16; usize::from(self.glyphs)];
        for tables in &self.lookups {
            // Of the tables of a lookup the first counts that knows a pair.
            let mut known = vec![false; row.len()];
            for table in tables {
                match table {
                    Table::Pairs(pairs) => {
                        for (second, value) in pairs.get(&first).into_iter().flatten() {
                            add(&mut row, &mut known, usize::from(*second), *value);
                        }
                    }
                    Table::Classes { first: classes, second, values } => {
                        let Some(values) = classes.get(&first).and_then(|class| values.get(usize::from(*class))) else {
                            continue;
                        };
                        for (glyph, class) in second.iter().enumerate() {
                            if let Some(value) = values.get(usize::from(*class)) {
                                add(&mut row, &mut known, glyph, *value);
                            }
                        }
                    }
                }
            }
        }
        row
    }
}

fn add(row: &mut [i16], known: &mut [bool], glyph: usize, value: i16) {
    if let (Some(sum), Some(known)) = (row.get_mut(glyph), known.get_mut(glyph))
        && !std::mem::replace(known, true)
    {
        *sum = sum.saturating_add(value);
    }
}

impl Table {
    fn of(table: &PairPos, glyphs: u16) -> Option<Self> {
        match table {
            PairPos::Format1(table) => {
                let sets = table.coverage.iter().zip(&table.pair_sets).map(|(first, set)| {
                    let pairs = set.pair_value_records.iter().map(|record| {
                        Some((record.second_glyph.to_u16(), distance(&record.value_record1, &record.value_record2)?))
                    });
                    Some((first.to_u16(), pairs.collect::<Option<_>>()?))
                });
                Some(Self::Pairs(sets.collect::<Option<_>>()?))
            }
            PairPos::Format2(table) => {
                let values = table.class1_records.iter().map(|row| {
                    let row = row.class2_records.iter();
                    row.map(|record| distance(&record.value_record1, &record.value_record2)).collect()
                });
                Some(Self::Classes {
                    first: table.coverage.iter().map(|glyph| (glyph.to_u16(), table.class_def1.get(glyph))).collect(),
                    second: (0..glyphs).map(|glyph| table.class_def2.get(GlyphId16::new(glyph))).collect(),
                    values: values.collect::<Option<_>>()?,
                })
            }
        }
    }
}

/// What is put between two letters, if that is all that is done to them.
fn distance(first: &ValueRecord, second: &ValueRecord) -> Option<i16> {
    let by = |value: Option<i16>| value.unwrap_or_default();
    let moves = |record: &ValueRecord| {
        [record.x_placement, record.y_placement, record.y_advance].map(by) != [0; 3]
            || record.x_placement_device.is_some()
            || record.y_placement_device.is_some()
            || record.x_advance_device.is_some()
            || record.y_advance_device.is_some()
    };
    (!moves(first) && !moves(second) && by(second.x_advance) == 0).then(|| by(first.x_advance))
}

/// One table for each range of first letters: a table has no room for all.
fn in_few_tables(rows: &[Vec<i16>]) -> Vec<PairPos> {
    let kinds = Kinds::of(rows.iter());
    let columns =
        Kinds::of((0..rows.len()).map(|second| kinds.distinct.iter().map(|row| row[second]).collect::<Vec<_>>()));
    let second = ClassDef::format_1(GlyphId16::new(0), columns.of.clone());
    let most = (TABLE_BYTES / (2 * columns.distinct.len()).max(1)).max(1);
    let mut tables = Vec::new();
    let mut begin = 0;
    while begin < rows.len() {
        let mut here: Vec<u16> = Vec::new();
        let mut classes = Vec::new();
        for kind in &kinds.of[begin..] {
            let class = here.iter().position(|known| known == kind).unwrap_or(here.len());
            if class == here.len() {
                if class == most {
                    break;
                }
                here.push(*kind);
            }
            classes.push(number(class));
        }
        let (from, to) = (GlyphId16::new(number(begin)), GlyphId16::new(number(begin + classes.len() - 1)));
        begin += classes.len();
        let records = here.iter().map(|kind| {
            let row = columns.distinct.iter().map(|column| {
                let value = ValueRecord::new().with_x_advance(column[usize::from(*kind)]);
                Class2Record::new(value, ValueRecord::new())
            });
            Class1Record::new(row.collect())
        });
        let coverage = CoverageTable::format_2(vec![RangeRecord::new(from, to, 0)]);
        let first = ClassDef::format_1(from, classes);
        tables.push(PairPos::Format2(PairPosFormat2::new(coverage, first, second.clone(), records.collect())));
    }
    tables
}

/// Things that are alike told once, and of each which it is.
struct Kinds<T> {
    distinct: Vec<T>,
    of: Vec<u16>,
}

impl<T: Clone + Eq + Hash> Kinds<T> {
    fn of(things: impl Iterator<Item = T>) -> Self {
        let mut numbers = HashMap::new();
        let mut distinct = Vec::new();
        let of = things.map(|thing| {
            *numbers.entry(thing).or_insert_with_key(|thing| {
                distinct.push(thing.clone());
                number(distinct.len() - 1)
            })
        });
        Self { of: of.collect(), distinct }
    }
}

/// A face has no more glyphs than this.
fn number(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::FACES;

    /// Letters, figures and signs of Latin, Greek and Cyrillic, of which each follows each.
    fn lines() -> impl Iterator<Item = String> {
        let letters: Vec<char> = [' '..='~', '\u{a1}'..='\u{17f}', 'Α'..='ω', 'А'..='я', '–'..='”', '€'..='€']
            .into_iter()
            .flatten()
            .collect();
        (0..letters.len()).map(move |at| {
            let first = letters[at];
            letters.iter().flat_map(|second| [first, *second]).collect()
        })
    }

    /// Where the shaper puts the letters of a line.
    fn places(face: &rustybuzz::Face, line: &str) -> Vec<(u32, i32, i32, i32, i32)> {
        let mut buffer = rustybuzz::UnicodeBuffer::new();
        buffer.push_str(line);
        buffer.guess_segment_properties();
        let shaped = rustybuzz::shape(face, &[], buffer);
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        glyphs.map(|(glyph, at)| (glyph.glyph_id, at.x_advance, at.y_advance, at.x_offset, at.y_offset)).collect()
    }

    #[test]
    fn letters_stand_where_the_face_puts_them() {
        for (name, face) in FACES {
            let shipped = rustybuzz::Face::from_slice(face, 0).expect("a face");
            let Forms { whole, plain } = in_one_table(face);
            for one in [whole, plain] {
                assert!(matches!(one, Cow::Owned(_)), "{name} is as it was");
                let one = rustybuzz::Face::from_slice(&one, 0).expect("a face");
                let mut moved = 0;
                for line in lines() {
                    let as_shipped = places(&shipped, &line);
                    assert_eq!(as_shipped, places(&one, &line), "{name}: {:?}", line.chars().next());
                    moved +=
                        usize::from(as_shipped.windows(2).any(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1));
                }
                assert!(moved > 20, "{name} keeps its letters apart: {moved}");
            }
        }
    }

    #[test]
    fn a_loose_accent_stands_where_the_face_puts_it() {
        for (name, face) in FACES {
            let Forms { whole, plain } = in_one_table(face);
            let [shipped, whole, plain] = [&Cow::Borrowed(*face), &whole, &plain].map(|face| {
                places(&rustybuzz::Face::from_slice(face, 0).expect("a face"), "q\u{308}\u{301} i\u{323} g\u{303}")
            });
            assert_eq!(shipped, whole, "{name}");
            assert_ne!(shipped, plain, "{name}");
        }
    }

    #[test]
    fn a_face_that_is_none_stays_as_it_is() {
        assert_eq!(*in_one_table(b"no face").whole, *b"no face");
    }
}
