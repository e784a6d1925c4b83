//! What a voortgangsrapportage must say, worked out from its body a second time: every name, date and sentence that
//! its reader may see of its period (`docs/domain.md` 3.4 and 4.1).

use serde_json::Value;

use crate::support::{list, today};

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// `2025-05-01` as `1 mei 2025`.
pub fn long_date(date: &str) -> String {
    let month: usize = date[5..7].parse().expect("a month");
    format!("{} {} {}", date[8..].trim_start_matches('0'), MONTHS[month - 1], &date[..4])
}

/// `2025-05-01` as `01-05-2025`.
pub fn short_date(date: &str) -> String {
    format!("{}-{}-{}", &date[8..], &date[5..7], &date[..4])
}

/// `mevrouw J.M. van den Akker`.
pub fn formal_name(person: &Value) -> String {
    match person["aanhef"].as_str().filter(|address| *address != "geen") {
        Some(address) => format!("{address} {}", initials_and_surname(person)),
        None => initials_and_surname(person),
    }
}

/// `J.M. van den Akker`.
pub fn initials_and_surname(person: &Value) -> String {
    let parts = ["voorletters", "tussenvoegsel", "achternaam"].map(|part| person[part].as_str());
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The lines, each once, that the page must show to this reader.
pub fn voortgangsrapportage(body: &Value, variant: &str) -> Vec<String> {
    let mut expected = Expected::of(body, variant);
    expected.parties();
    expected.trajectory();
    expected.belastbaarheid();
    expected.activities();
    expected.applications();
    expected.progress();
    expected.signatures();
    expected.lines.retain(|line| !line.is_empty());
    expected.lines.sort();
    expected.lines.dedup();
    expected.lines
}

struct Expected<'a> {
    body: &'a Value,
    voortgang: &'a Value,
    variant: &'a str,
    /// Day of the document; first and last day of its period. Dates of ISO 8601 sort as text.
    day: String,
    from: &'a str,
    until: &'a str,
    lines: Vec<String>,
}

impl<'a> Expected<'a> {
    fn of(body: &'a Value, variant: &'a str) -> Self {
        let voortgang = &body["voortgang"];
        let day = voortgang["document"]["datum"].as_str().or(body["document"]["datum"].as_str());
        let bound = |name: &str| voortgang["periode"][name].as_str().expect("a period");
        Self {
            body,
            voortgang,
            variant,
            day: day.map_or_else(|| today().to_string(), str::to_owned),
            from: bound("van"),
            until: bound("tot"),
            lines: vec![],
        }
    }

    fn parties(&mut self) {
        let Self { body, .. } = *self;
        let bureau = &body["bureau"];
        self.texts(bureau, &["naam", "kvkNummer"]);
        self.lines.push(street(&bureau["adres"]));
        self.texts(&bureau["adres"], &["plaats"]);
        self.lines.push(postcode(&bureau["adres"]));
        for mark in list(bureau, "keurmerken") {
            if mark["geldigTot"].as_str().is_none_or(|until| until >= self.day.as_str()) {
                self.texts(mark, &["naam", "nummer"]);
            }
        }
        self.texts(&body["adviseur"], &["naam", "functie", "telefoon", "email"]);
        for registration in list(&body["adviseur"], "registraties") {
            self.texts(registration, &["naam", "nummer"]);
        }
        let employer = &body["werkgever"];
        self.texts(employer, &["naam", "kvkNummer"]);
        self.residence(employer, "plaats");
        self.lines.push(formal_name(&employer["contactpersoon"]));
        self.texts(&employer["contactpersoon"], &["functie", "telefoon", "email"]);
        let employee = &body["werknemer"];
        self.lines.push(formal_name(employee));
        self.short_dates(employee, &["geboortedatum"]);
        self.residence(employee, "woonplaats");
        self.texts(&body["dienstverband"], &["functie", "cao"]);
        self.short_dates(&body["dienstverband"], &["inDienstSinds", "einddatum"]);
        match self.variant {
            "uwv" => self.texts(employee, &["bsn"]),
            "werknemer" => {
                self.texts(employee, &["telefoon", "email"]);
                if employee["adres"].is_object() {
                    self.lines.push(street(&employee["adres"]));
                    self.lines.push(postcode(&employee["adres"]));
                }
            }
            _ => {}
        }
    }

    fn trajectory(&mut self) {
        let Self { body, .. } = *self;
        self.texts(&body["traject"], &["nummer", "toelichtingUitstel"]);
        self.texts(&self.voortgang["document"], &["nummer"]);
        self.short_dates(&body["traject"], &["startdatum", "geplandeEinddatum"]);
        self.short_dates(&body["verzuim"], &["eersteZiektedag"]);
        self.long_dates(&body["verzuim"], &["eersteZiektedag"]);
        for recovery in list(&body["verzuim"], "onderbrekingen") {
            self.long_dates(recovery, &["tot"]);
        }
        let steps = body["poortwachter"].as_object().into_iter().flatten();
        for date in steps.filter(|(name, _)| *name != "redenOntbreekt").filter_map(|(_, date)| date.as_str()) {
            if date <= self.day.as_str() {
                self.lines.push(short_date(date));
            }
        }
        self.lines.push(long_date(&self.day));
        self.lines.push(long_date(self.until));
        let from = long_date(self.from);
        // The year of the first day is left out when it is that of the last.
        self.lines.push(from[..from.len() - 5].to_owned());
    }

    fn belastbaarheid(&mut self) {
        let mut known = list(self.body, "belastbaarheid");
        known.retain(|entry| entry["datum"].as_str().is_some_and(|date| date <= self.day.as_str()));
        known.sort_by_key(|entry| std::cmp::Reverse(entry["datum"].as_str()));
        if let Some(newest) = known.first() {
            self.long_dates(newest, &["datum", "ontvangenOp"]);
            self.short_dates(newest, &["datum", "volgendeEvaluatie"]);
            self.texts(newest, &["opgesteldDoorRol"]);
            self.prose(newest, &["prognoseWerkhervatting"]);
        }
        let limits = known.iter().map(|entry| list(entry, "rubrieken")).find(|limits| !limits.is_empty());
        for limit in limits.unwrap_or_default() {
            self.texts(limit, &["omschrijving"]);
        }
    }

    fn activities(&mut self) {
        for activity in list(self.body, "activiteiten") {
            let (date, status) = (activity["datum"].as_str().unwrap_or_default(), activity["status"].as_str());
            let reported = activity["rapporteerbaar"] != false || self.variant == "intern";
            if reported && self.in_period(date) && status != Some("gepland") {
                self.short_dates(activity, &["datum"]);
                self.texts(activity, &["omschrijving", "resultaat", "vervolg"]);
                if status == Some("verzet") {
                    self.short_dates(activity, &["nieuweDatum"]);
                }
                if ["werknemer", "intern"].contains(&self.variant) && activity["resultaat"].is_null() {
                    self.texts(activity, &["redenNietUitgevoerd"]);
                }
            }
            let planned_on = activity["geplandOp"].as_str();
            let still_planned = status == Some("gepland") || planned_on.is_some();
            if reported && date > self.until && still_planned && planned_on.is_none_or(|day| day <= self.until) {
                self.short_dates(activity, &["datum"]);
                self.texts(activity, &["omschrijving"]);
            }
        }
    }

    fn applications(&mut self) {
        for application in list(self.body, "sollicitaties") {
            if application["datum"].as_str().is_some_and(|date| self.in_period(date)) {
                self.short_dates(application, &["datum"]);
                self.texts(application, &["werkgever", "plaats"]);
                // The hours stand within the brackets that it ends in.
                let functie = application["functie"].as_str().unwrap_or_default();
                self.lines.push(functie.trim_end_matches(')').to_owned());
            }
        }
        let mut profiles = list(self.body, "zoekprofielen");
        profiles.retain(|profile| profile["datum"].as_str().is_some_and(|date| date <= self.until));
        if let Some(profile) = profiles.iter().max_by_key(|profile| profile["versie"].as_u64()) {
            self.texts(profile, &["regio"]);
            for direction in list(profile, "zoekrichtingen") {
                // The sector may begin a sentence, or stand within the brackets that the name ends in.
                let text = |field: &str| direction[field].as_str().unwrap_or_default();
                self.lines.push(text("functie").trim_end_matches(')').to_owned());
                self.lines.push(text("sector").chars().skip(1).collect());
            }
        }
        for placement in list(self.body, "plaatsingen") {
            let starts = placement["van"].as_str().is_some_and(|date| date <= self.until);
            let lasts = placement["tot"].as_str().is_none_or(|date| date >= self.from);
            if starts && lasts {
                self.texts(placement, &["organisatie", "passendBevestigdDoor"]);
                self.lines.push(capitalised(placement["functie"].as_str().unwrap_or_default()));
                self.long_dates(placement, &["van", "tot"]);
                if placement["evaluatieDatum"].as_str().is_none_or(|date| date <= self.until) {
                    self.prose(placement, &["evaluatie"]);
                }
            }
        }
    }

    fn progress(&mut self) {
        let Self { body, voortgang, .. } = *self;
        let texts = [
            "samenvatting",
            "toelichtingBelastbaarheid",
            "inzetWerknemer",
            "inzetWerkgever",
            "visieWerknemer",
            "visieWerkgever",
        ];
        self.prose(voortgang, &texts);
        self.prose(voortgang, &["watGingGoed", "watBelemmert", "oorzaak"]);
        self.prose(&voortgang["bijstelling"], &["wat", "waarom"]);
        for goal in list(body, "doelen") {
            self.texts(goal, &["omschrijving", "meetbaar"]);
            self.short_dates(goal, &["deadline"]);
        }
        for progress in list(voortgang, "doelen") {
            self.texts(progress, &["toelichting"]);
        }
        for missed in list(voortgang, "afwezigheid") {
            self.short_dates(missed, &["datum", "nieuweDatum"]);
        }
        for next in list(voortgang, "vooruitblik") {
            self.short_dates(next, &["datum"]);
            self.texts(next, &["omschrijving"]);
        }
    }

    fn signatures(&mut self) {
        let own = list(self.voortgang, "ondertekening");
        let shared = own.is_empty();
        for signature in if shared { list(self.body, "ondertekening") } else { own } {
            self.texts(signature, &["naam", "functie"]);
            // One of the whole trajectory that was set before the day of the report is under an earlier document.
            if shared && signature["datum"].as_str().is_some_and(|set| set < self.day.as_str()) {
                continue;
            }
            self.texts(signature, &["opmerking"]);
            if signature["status"] != "open" && signature["datum"].is_string() {
                self.long_dates(signature, &["datum"]);
                self.texts(signature, &["plaats"]);
            }
        }
    }

    fn in_period(&self, date: &str) -> bool {
        self.from <= date && date <= self.until
    }

    /// The town of the address, or the one that stands in for it.
    fn residence(&mut self, party: &Value, otherwise: &str) {
        let town = party["adres"]["plaats"].as_str().or(party[otherwise].as_str());
        self.lines.extend(town.map(str::to_owned));
    }

    fn texts(&mut self, holder: &Value, fields: &[&str]) {
        self.lines.extend(fields.iter().filter_map(|field| holder[*field].as_str()).map(str::to_owned));
    }

    fn short_dates(&mut self, holder: &Value, fields: &[&str]) {
        self.lines.extend(fields.iter().filter_map(|field| holder[*field].as_str()).map(short_date));
    }

    fn long_dates(&mut self, holder: &Value, fields: &[&str]) {
        self.lines.extend(fields.iter().filter_map(|field| holder[*field].as_str()).map(long_date));
    }

    /// Free text line by line, without the signs that make it bold or a list; numbers of a list stay.
    fn prose(&mut self, holder: &Value, fields: &[&str]) {
        let texts = fields.iter().filter_map(|field| holder[*field].as_str());
        let lines = texts.flat_map(str::lines).map(|line| {
            let line = line.trim();
            line.trim_start_matches("- ").replace(['*'], "")
        });
        self.lines.extend(lines);
    }
}

/// The first letter as a capital, as at the head of a sentence.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `Stationsweg 12`.
fn street(address: &Value) -> String {
    format!("{} {}", address["straat"].as_str().unwrap_or_default(), address["huisnummer"])
}

fn postcode(address: &Value) -> String {
    address["postcode"].as_str().unwrap_or_default().to_uppercase()
}
