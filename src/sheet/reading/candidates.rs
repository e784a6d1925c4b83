//! Whose the rows are: who there are, and the body of each.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde_json::Value;

use super::body::Building;
use super::made::{Candidate, Read, also_on};
use super::row::{Row, key_of};
use super::rows::Reader;
use crate::sheet::column::Role;
use crate::sheet::headings::{folded, nearest};
use crate::sheet::layout::LAYOUT;
use crate::sheet::origins::Sheets;
use crate::sheet::tabs::{Owner, Rows};
use crate::wire::Fault;

impl Reader<'_> {
    /// Finds out who there are and gives each what is theirs.
    pub fn finish(mut self) -> Read {
        let of = |owner: Owner| LAYOUT.iter().position(|tab| tab.spec.name == owner.tab()).unwrap_or_default();
        let candidates = of(Owner::Kandidaat);
        let has_tab = self.sheets.has(candidates);
        let is_guessed = self.guessed.contains(Owner::Kandidaat.tab());
        if !has_tab && !is_guessed {
            let detail = "Dit werkboek heeft geen tabblad ‘kandidaten’, of er staat niets op.";
            self.fault("kandidaten".to_owned(), "verplicht", detail);
        }
        self.tell_doubles();
        self.tell_strangers();
        let Self { sheets, mut faults, rows, most, unnamed, .. } = self;
        let sheets = Arc::new(sheets);
        let mut by_owner: HashMap<(Owner, &str), Vec<&Row>> = HashMap::new();
        let mut costs: HashMap<(Owner, &str), usize> = HashMap::new();
        for row in &rows {
            if let Some(tab) = LAYOUT.get(row.place.tab) {
                let of = (tab.spec.owner, row.key.as_str());
                by_owner.entry(of).or_default().push(row);
                *costs.entry(of).or_default() += row.cost(most.of_value);
            }
        }
        let own = |owner: Owner| -> Vec<&Row> {
            let tab = of(owner);
            rows.iter().filter(|row| row.place.tab == tab).collect()
        };
        let introduced = [Owner::Adviseur, Owner::Werkgever].map(|owner| (owner, own(owner)));
        let mut read: Vec<Candidate> = Vec::new();
        let mut remarks = Vec::new();
        // Who has a number first, by that number.
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut left = most.bytes;
        let mut is_cut = false;
        for row in own(Owner::Kandidaat) {
            // Whose rows belong to this candidate, or why that is not known; in the order in which they are taken.
            let mut owners: Vec<Result<(Owner, String), Fault>> = vec![Ok((Owner::Bureau, String::new()))];
            for (owner, known) in &introduced {
                let owner = *owner;
                let linked = row.links.iter().find(|(of, _)| *of == owner).map(|(_, word)| word);
                match (linked, known.as_slice()) {
                    (Some(word), _) => owners.push(Ok((owner, key_of(word)))),
                    (None, [only]) => owners.push(Ok((owner, only.key.clone()))),
                    (None, []) => {}
                    (None, _) => {
                        let column = LAYOUT.get(candidates).and_then(|tab| tab.column(&Role::Link(owner)));
                        let cell = sheets.cell(row.place, column.unwrap_or_default());
                        let detail = format!("Er zijn meer {}. Vul in welke bij deze kandidaat hoort.", owner.tab());
                        owners.push(Err(Fault { pointer: cell, code: "verplicht", detail }));
                    }
                }
            }
            owners.push(Ok((Owner::Kandidaat, row.key.clone())));
            // Counted before it is made: what stands in the workbook once may be in each of thousands of bodies.
            let cost_of = |(owner, key): &(Owner, String)| costs.get(&(*owner, key.as_str())).copied();
            let due: usize = owners.iter().flatten().filter_map(cost_of).sum();
            let building = (due <= left).then(|| {
                let mut building = Building::of(Arc::clone(&sheets), row);
                for owner in owners {
                    match owner {
                        Ok((owner, key)) => building.take(by_owner.get(&(owner, key.as_str())).map(Vec::as_slice)),
                        Err(fault) => building.faults.push(fault),
                    }
                }
                building
            });
            let number =
                |building: &Building| building.body.pointer("/traject/nummer").and_then(Value::as_str).map(key_of);
            let finished = building.map(|building| (number(&building), building.finish()));
            let fits = finished.and_then(|(number, candidate)| {
                let rest = left.checked_sub(candidate.body.len().max(due))?;
                Some((number, candidate, rest))
            });
            let Some((number, mut candidate, rest)) = fits else {
                let detail = format!(
                    "De trajecten van dit werkboek zijn samen groter dan {} MiB. Verdeel de kandidaten over meer \
                     werkboeken.",
                    most.bytes / 1024 / 1024
                );
                faults.push(Fault { pointer: sheets.cell(row.place, 0), code: "te_veel", detail });
                is_cut = true;
                break;
            };
            left = rest;
            let same = number.as_ref().and_then(|number| numbers.get(number)).copied();
            match same.and_then(|at| read.get_mut(at)) {
                Some(first) => {
                    first.shares_number = true;
                    candidate.shares_number = true;
                    let detail = format!(
                        "Deze kandidaat heeft hetzelfde ‘traject nummer’ als ‘{}’. Geef elk traject een eigen nummer; zolang \
                         zij gelijk zijn, staat de naam van de kandidaat achter de namen van de documenten.",
                        first.name
                    );
                    let pointer = candidate.origins.cell("/traject/nummer");
                    remarks.push(Fault { pointer, code: "dubbel", detail });
                }
                None => {
                    let at = read.len();
                    numbers.extend(number.map(|number| (number, at)));
                }
            }
            read.push(candidate);
        }
        if read.is_empty() && has_tab && !is_cut && !unnamed.contains(&Owner::Kandidaat) {
            let detail = "Op het tabblad ‘kandidaten’ staat geen kandidaat.".to_owned();
            faults.push(Fault { pointer: "kandidaten".to_owned(), code: "verplicht", detail });
        }
        remarks.extend(bare(&own(Owner::Kandidaat), &by_owner, &sheets));
        Read { candidates: read, faults, remarks, is_cut }
    }

    /// Rows of which there may be one, and rows of a list that say the same.
    pub fn tell_doubles(&mut self) {
        let mut seen: HashMap<String, u32> = HashMap::new();
        let mut faults = Vec::new();
        let mut doubles = HashSet::new();
        for (at, row) in self.rows.iter().enumerate() {
            let Some(tab) = LAYOUT.get(row.place.tab) else { continue };
            let fields: Vec<String> = row.fields.iter().map(|(column, value)| format!("{column}={value}")).collect();
            let key = match tab.spec.rows {
                Rows::One => format!("{}/{}", row.place.tab, row.key),
                Rows::Many if fields.is_empty() => continue,
                Rows::Many => format!(
                    "{}/{}/{:?}/{:?}/{:?}/{}",
                    row.place.tab,
                    row.key,
                    row.object,
                    row.within,
                    row.name,
                    fields.join("\u{1f}")
                ),
            };
            let Some(before) = seen.get(&key).map(|row| row + 1) else {
                seen.insert(key, row.place.row);
                continue;
            };
            doubles.insert(at);
            let column = match tab.spec.rows {
                Rows::One => tab.column(&Role::Key).or(row.fields.first().map(|(column, _)| *column)),
                Rows::Many => row.fields.first().map(|(column, _)| *column),
            };
            let detail = match (tab.spec.rows, tab.spec.owner) {
                (Rows::One, Owner::Bureau) => format!("Hier hoort één rij te staan; rij {before} staat er al."),
                (Rows::One, _) => format!(
                    "‘{}’ staat al op rij {before}. Laat er één staan, of zet # voor de rij die u bewaart.",
                    row.shown
                ),
                (Rows::Many, _) => format!("Deze rij is gelijk aan rij {before}. Laat er één staan."),
            };
            let pointer = self.sheets.cell(row.place, column.unwrap_or_default());
            faults.push(Fault { pointer, code: "dubbel", detail });
        }
        self.faults.extend(faults);
        let mut at = 0;
        self.rows.retain(|_| {
            at += 1;
            !doubles.contains(&(at - 1))
        });
    }

    /// Rows of a candidate, adviser or employer that nobody introduced.
    pub fn tell_strangers(&mut self) {
        let mut known: HashMap<Owner, Introduced<'_>> = HashMap::new();
        for row in &self.rows {
            if let Some(tab) = LAYOUT.get(row.place.tab).filter(|tab| tab.spec.name == tab.spec.owner.tab()) {
                let known = known.entry(tab.spec.owner).or_default();
                known.keys.insert(&row.key);
                known.shown.push(&row.shown);
            }
        }
        let nobody = Introduced::default();
        let respelt = self.respelt();
        // Where nobody can be found for a reason that is told, the rows of whoever would be there are not told as well.
        let follows = |owner: Owner| {
            let is_missing = owner == Owner::Kandidaat || self.guessed.contains(owner.tab());
            self.unnamed.contains(&owner) || (is_missing && !known.contains_key(&owner))
        };
        // Each with the number of rows that say the same.
        let mut faults: Vec<(Fault, usize)> = Vec::new();
        let mut told: HashMap<(usize, Owner, String), usize> = HashMap::new();
        let mut check = |owner: Owner, word: &str, tab: usize, cell: String| {
            let known = known.get(&owner).unwrap_or(&nobody);
            let key = (owner, key_of(word));
            if known.keys.contains(key.1.as_str()) || follows(owner) || respelt.contains_key(&key) {
                return;
            }
            let key = key.1;
            let first = *told.entry((tab, owner, key)).or_insert(faults.len());
            if let Some((_, more)) = faults.get_mut(first) {
                *more += 1;
                return;
            }
            // A guess looks at every name.
            let guess = if faults.len() < GUESSES { nearest(word, &known.shown) } else { None };
            let says_whose = LAYOUT.get(tab).is_some_and(|tab| tab.spec.owner == owner);
            let advice = match guess {
                Some(name) => format!(" Bedoelt u ‘{name}’?"),
                None if says_whose => " Verbeter de naam, of zet # voor een rij voor uzelf.".to_owned(),
                None => String::new(),
            };
            let detail = format!("‘{word}’ staat niet op het tabblad ‘{}’.{advice}", owner.tab());
            faults.push((Fault { pointer: cell, code: "onbekend", detail }, 0));
        };
        for row in &self.rows {
            let Some(tab) = LAYOUT.get(row.place.tab) else { continue };
            if let Some(column) = tab.column(&Role::Key) {
                check(tab.spec.owner, &row.shown, row.place.tab, self.sheets.cell(row.place, column));
            }
            for (owner, word) in &row.links {
                let column = tab.column(&Role::Link(*owner)).unwrap_or_default();
                check(*owner, word, row.place.tab, self.sheets.cell(row.place, column));
            }
        }
        let mut once: Vec<Fault> = respelt.into_values().collect();
        once.sort();
        self.faults.extend(once);
        self.faults.extend(faults.into_iter().map(|(fault, more)| also_on(fault, more)));
    }

    /// Names of rows on several tabs that only the cell which introduces somebody has in another form, such as a number
    /// that lost its strokes; each with the fault of that cell.
    fn respelt(&self) -> HashMap<(Owner, String), Fault> {
        let mut tabs: HashMap<(Owner, String), (String, HashSet<usize>)> = HashMap::new();
        let mut own: HashMap<(Owner, &str), &Row> = HashMap::new();
        for row in &self.rows {
            let Some(tab) = LAYOUT.get(row.place.tab) else { continue };
            if tab.is_own() {
                own.insert((tab.spec.owner, row.key.as_str()), row);
            }
            let whose = (tab.spec.owner, &row.shown);
            let named = tab.column(&Role::Key).filter(|_| !tab.is_own()).map(|_| whose);
            let links = row.links.iter().map(|(owner, word)| (*owner, word));
            for (owner, word) in named.into_iter().chain(links) {
                let (_, tabs) = tabs.entry((owner, key_of(word))).or_insert_with(|| (word.clone(), HashSet::new()));
                tabs.insert(row.place.tab);
            }
        }
        // By their letters and digits alone, those who are introduced and whom no other row names.
        let idle: HashMap<(Owner, String), &Row> = own
            .iter()
            .filter(|((owner, key), _)| !tabs.contains_key(&(*owner, (*key).to_owned())))
            .map(|((owner, key), row)| ((*owner, folded(key)), *row))
            .collect();
        let mut respelt = HashMap::new();
        for ((owner, key), (word, tabs)) in tabs {
            let plain = folded(&key);
            let is_other = !plain.is_empty() && !own.contains_key(&(owner, key.as_str())) && tabs.len() > 1;
            let Some(row) = idle.get(&(owner, plain)).filter(|_| is_other) else { continue };
            let column = LAYOUT.get(row.place.tab).and_then(|tab| tab.column(&Role::Key)).unwrap_or_default();
            let detail = format!(
                "Hier staat ‘{}’, en op {} andere tabbladen ‘{word}’. Schrijf het overal gelijk; een cel met de opmaak \
                 Tekst houdt nullen en streepjes.",
                row.shown,
                tabs.len()
            );
            let pointer = self.sheets.cell(row.place, column);
            respelt.insert((owner, key), Fault { pointer, code: "onbekend", detail });
        }
        respelt
    }
}

/// Candidates of whom the workbook knows nothing but the name: the first, with the number of the others.
fn bare(candidates: &[&Row], by_owner: &HashMap<(Owner, &str), Vec<&Row>>, sheets: &Sheets) -> Option<Fault> {
    let is_alone = |row: &&Row| {
        let theirs = by_owner.get(&(Owner::Kandidaat, row.key.as_str()));
        row.is_bare() && theirs.is_some_and(|rows| rows.len() == 1)
    };
    let mut bare = candidates.iter().copied().filter(is_alone);
    let pointer = sheets.cell(bare.next()?.place, 0);
    let detail = "Op deze rij staat alleen een naam. Is het een opmerking voor uzelf, zet er dan # voor; vul anders de \
                  rij in.";
    Some(also_on(Fault { pointer, code: "leeg", detail: detail.to_owned() }, bare.count()))
}

/// Who stands on a tab that tells who there are.
#[derive(Default)]
struct Introduced<'a> {
    keys: HashSet<&'a str>,
    shown: Vec<&'a str>,
}

/// Strangers of whom it is guessed who is meant: more of them are no slips of the pen.
const GUESSES: usize = 20;
