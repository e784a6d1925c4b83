//! What an employer bought by the piece or the hour, beside what of it was used, as a table.

use serde::Serialize;

use crate::dossier::{Afgenomen, Gebruik, afgenomen};
use crate::dutch::{count_in_words, hours_and_minutes, long_date, quoted, sentence_case};
use crate::report::request::Request;
use crate::report::text::stops::without_full_stop;

/// What was bought and what of it was used, as a table.
#[derive(Debug, Serialize)]
pub struct Afname {
    inleiding: String,
    rijen: Vec<AfnameRij>,
    toelichting: String,
    /// The opening where the sentence before it tells until when is counted: it also says that not all is.
    in_een_zin: String,
    /// `‘Begeleiding van werkervaringsplaatsen’`, or how many they are.
    niet_geteld: Option<String>,
}

#[derive(Debug, Serialize)]
struct AfnameRij {
    onderdeel: String,
    besteld: String,
    gebruikt: String,
    over: String,
}

/// `Besteld in de offerte, en daarvan gebruikt tot en met 26 september 2025:`, and which parts are not counted.
pub fn used(request: &Request<'_>) -> Option<Afname> {
    let found = afgenomen(request.dossier)?;
    let niet_geteld = uncounted(&found);
    let left_out = niet_geteld.as_ref().map(|parts| format!(" Niet geteld: {parts}.")).unwrap_or_default();
    let options = if found.offerte.regels.iter().any(|line| line.optioneel) { " (zonder opties)" } else { "" };
    let as_far = if niet_geteld.is_some() { ", voor zover geteld" } else { "" };
    let until = long_date(found.tot_en_met);
    Some(Afname {
        in_een_zin: format!("Besteld in de offerte{options}, en daarvan gebruikt{as_far}:"),
        inleiding: format!("Besteld in de offerte{options}, en daarvan gebruikt tot en met {until}:"),
        toelichting: format!("Geteld is wat is uitgevoerd.{left_out}"),
        rijen: found.gebruikt.iter().map(row).collect(),
        niet_geteld,
    })
}

/// What of the offer is not counted: a few parts by their names, more as a number.
fn uncounted(found: &Afgenomen<'_>) -> Option<String> {
    let named = found.genoemd().iter();
    let named: Vec<String> = named.map(|(_, line)| without_full_stop(line.omschrijving.as_str()).to_owned()).collect();
    match found.niet_geteld.len() {
        0 => None,
        _ if !named.is_empty() => Some(quoted(&named)),
        number => Some(format!("{} van de offerte", count_in_words(number, "ander onderdeel", "andere onderdelen"))),
    }
}

fn row(found: &Gebruik<'_>) -> AfnameRij {
    let told = |number: u32| if found.minuten { hours_and_minutes(number) } else { number.to_string() };
    let amount = |number: u32| if number == 0 { "geen".to_owned() } else { told(number) };
    AfnameRij {
        onderdeel: found.soort.map_or_else(|| found.naam.to_string(), |soort| sentence_case(soort.label())),
        besteld: amount(found.besteld),
        gebruikt: amount(found.gebruikt),
        over: match found.besteld.checked_sub(found.gebruikt) {
            Some(left) => amount(left),
            None => format!("geen; {} meer gebruikt", told(found.gebruikt - found.besteld)),
        },
    }
}
