//! The table of rules: what is judged, how heavy it weighs, for which documents, and where it comes from.

mod activiteiten;
mod afhaken;
mod daden;
mod doelen;
mod offerte;
mod ondertekening;
mod oordelen;
mod overgenomen;
mod plaatsing;
mod privacy;
mod rapportages;
mod samenhang;
mod sollicitaties;
mod tijd;
mod verzaken;
mod weigering;
mod wie;
mod zoekprofiel;

use super::finding::Severity;
use super::rule::Check::{Contract, Many, One};
use super::rule::Rule;
use crate::trajectory::Soort;

const O: Soort = Soort::Offerte;
const P: Soort = Soort::PlanVanAanpak;
const V: Soort = Soort::Voortgangsrapportage;
const E: Soort = Soort::Eindrapportage;

/// Declares the rules, a row each: code, severity, documents, name, source, and how it is judged.
macro_rules! rules {
    ($($code:ident $severity:ident [$($soort:ident)+] $name:literal, $source:literal => $check:expr;)+) => {
        /// Every rule, in order of code.
        pub const RULES: &[Rule] = &[$(Rule {
            code: stringify!($code),
            severity: Severity::$severity,
            documents: &[$($soort),+],
            name: $name,
            source: $source,
            check: $check,
        }),+];
    };
}

rules! {
    A01 Waarschuwing [V E] "gat tussen uitgevoerde activiteiten", "Werkwijzer Poortwachter: een samenhangende reeks"
        => One(activiteiten::gap_between_activities);
    A02 Waarschuwing [V E] "late eerste activiteit", "vuistregel"
        => One(activiteiten::slow_first_activity);
    A03 Waarschuwing [V] "periodes sluiten niet aan", "vuistregel"
        => One(rapportages::period_does_not_connect);
    A04 Waarschuwing [V] "ritme van de rapportages",
        "afgesproken ritme; anders zes weken, zoals het overleg van werkgever en werknemer (praktijk, geen wettelijke norm)"
        => One(rapportages::report_came_late);
    A05 Waarschuwing [P V E] "laat trajectplan", "vuistregel"
        => One(rapportages::plan_came_late);
    A06 Waarschuwing [V E] "planning in het verleden", "gegevenskwaliteit"
        => Many(activiteiten::planned_in_the_past);
    A07 Waarschuwing [V E] "vervallen en gemiste afspraken", "BW 7:660a; vuistregel"
        => One(activiteiten::missed_appointments);
    A08 Waarschuwing [E] "één soort activiteit", "praktijk: ontwikkeling, zoeken en solliciteren"
        => One(activiteiten::one_kind_of_activity);
    A09 Info [V] "niets gepland", "vuistregel"
        => One(activiteiten::nothing_planned);
    A10 Waarschuwing [E] "begeleiding eindigt voor het einde", "rechtspraak: geen activiteiten in de laatste weken; BW 7:658a"
        => One(activiteiten::guidance_ended_early);
    A11 Waarschuwing [V E] "weigering zonder maatregel", "BW 7:629 lid 3, 6 en 7; BW 7:660a; Werkwijzer Poortwachter"
        => One(weigering::refusal_without_step);
    A12 Waarschuwing [V E] "inzet op dagen van herstel of verlof", "Wet arbeid en zorg art. 3:1; BW 7:629 lid 10; BW 7:658a"
        => One(activiteiten::on_days_that_do_not_count);
    A13 Waarschuwing [V E] "inzet zonder benutbare mogelijkheden",
        "BW 7:658a lid 4; BW 7:660a; Schattingsbesluit arbeidsongeschiktheidswetten art. 2 lid 5"
        => One(activiteiten::in_a_time_without_ability);
    A14 Waarschuwing [P V E] "deskundigenoordeel zonder vervolg",
        "Wet SUWI art. 32; BW 7:658a en 7:660a; Wet WIA art. 65"
        => Many(oordelen::unanswered);

    C01 Waarschuwing [E] "geplaatst zonder plaatsing", "gegevenskwaliteit"
        => One(samenhang::placed_without_placement);
    C02 Waarschuwing [V E] "plaatsing boven de belastbaarheid", "Werkwijzer Poortwachter: passende arbeid"
        => Many(plaatsing::placement_exceeds_hours);
    C03 Info [E] "niet geplaatst zonder knelpunt", "vuistregel"
        => One(samenhang::not_placed_without_obstacle);
    C04 Waarschuwing [E] "gat zonder knelpunt", "Werkwijzer Poortwachter: deugdelijke grond"
        => Many(samenhang::gap_without_obstacle);
    C05 Waarschuwing [V E] "overgenomen tekst", "vuistregel"
        => Many(overgenomen::copied_text);
    C06 Waarschuwing [E] "plaatsing die al eindigde", "gegevenskwaliteit"
        => One(samenhang::placement_is_over);
    C07 Waarschuwing [E] "bevredigend resultaat", "Beleidsregels beoordelingskader poortwachter: bevredigend resultaat"
        => One(samenhang::result_is_not_satisfactory);
    C08 Waarschuwing [V E] "lange werkervaringsplaats", "praktijk: ongeveer drie maanden; Werkwijzer Poortwachter"
        => Many(plaatsing::work_placement_is_long);
    C09 Waarschuwing [V E] "aanbod en plaatsing verschillen in uren", "gegevenskwaliteit; Werkwijzer Poortwachter: passende arbeid"
        => Many(samenhang::offer_differs_from_contract);
    C10 Waarschuwing [E] "reden van het einde", "gegevenskwaliteit"
        => One(samenhang::reason_of_end_denied);
    C11 Waarschuwing [E] "ontslag met instemming tijdens ziekte", "Ziektewet art. 45 lid 1 onder j"
        => One(samenhang::dismissal_was_agreed_on);
    C12 Waarschuwing [E] "werk dat niet blijft",
        "CRvB ECLI:NL:CRVB:2011:BQ4320: bevredigend resultaat is structureel werk"
        => One(plaatsing::work_does_not_last);
    C13 Waarschuwing [V E] "lange proefplaatsing", "UWV: proefplaatsing van twee maanden, bij uitzondering zes"
        => Many(plaatsing::trial_placement_is_long);
    C14 Waarschuwing [V E] "proeftijd in het contract", "BW 7:652"
        => Many(plaatsing::trial_period_is_long);
    C15 Waarschuwing [P V E] "uren in een periode zonder benutbare mogelijkheden",
        "gegevenskwaliteit; Schattingsbesluit arbeidsongeschiktheidswetten art. 2 lid 5"
        => Many(samenhang::hours_without_ability);
    C16 Info [E] "herstel dat de wachttijd niet onderbreekt", "BW 7:629 lid 10; Wet WIA art. 23 lid 3"
        => One(samenhang::recovery_is_no_break);
    C17 Waarschuwing [O P V E] "huisnummer twee keer", "gegevenskwaliteit"
        => Many(samenhang::house_number_stands_twice);

    F01 Blokkade [O] "bedragen kloppen niet", "gegevenskwaliteit"
        => Many(offerte::sums_differ);
    F02 Waarschuwing [O] "geldigheid van de offerte", "vuistregel; BW 6:217 en 6:223"
        => Many(offerte::validity);
    F03 Waarschuwing [O] "aantal weken", "gegevenskwaliteit"
        => Many(offerte::weeks_differ);
    F04 Waarschuwing [O] "vrijstelling zonder grond", "Wet op de omzetbelasting 1968 art. 11"
        => One(offerte::exempt_without_ground);
    F05 Waarschuwing [O] "start na de uiterste datum", "Werkwijzer Poortwachter"
        => One(offerte::offered_start_is_late);
    F06 Waarschuwing [O] "vorm van IBAN, KVK-nummer en btw-id (wordt bij het lezen geweigerd)", "gegevenskwaliteit"
        => Contract;
    F07 Waarschuwing [O] "offerte eindigt voor het einde van de wachttijd", "BW 7:629 lid 2; Regeling procesgang: ziek uit dienst"
        => One(offerte::ends_before_the_wachttijd);
    F08 Info [O] "adres van de werkgever ontbreekt", "gegevenskwaliteit"
        => One(offerte::no_address);
    F09 Info [O] "startdatum van offerte en traject", "gegevenskwaliteit"
        => One(offerte::start_differs);
    F10 Waarschuwing [O] "offerte of akkoord van na de start", "BW 6:217: een aanbod gaat aan de aanvaarding vooraf"
        => One(offerte::made_after_the_start);

    G01 Waarschuwing [P] "doel zonder deadline of maatstaf", "praktijk: SMART"
        => One(doelen::not_smart);
    G02 Waarschuwing [V E] "deadline voorbij, doel open", "vuistregel"
        => One(doelen::past_and_open);
    G03 Waarschuwing [V E] "stand spreekt de gegevens tegen", "rechtspraak: rapportages die niet bij de feiten passen"
        => Many(doelen::state_contradicts_data);

    P01 Blokkade [O P V E] "medische woorden", "AVG art. 9; UAVG art. 30"
        => Many(privacy::medical_words);
    P02 Blokkade [O P V E] "BSN in vrije tekst", "UAVG art. 46"
        => Many(privacy::bsn_in_text);
    P03 Waarschuwing [O P V E] "andere gevoelige woorden", "AVG art. 5, 9 en 10"
        => Many(privacy::other_sensitive_words);
    P04 Waarschuwing [O] "naam en gezondheid in een offerte", "AVG art. 5: dataminimalisatie"
        => One(privacy::named_with_health);
    P05 Blokkade [O P V E] "naam van een derde", "AVG art. 5: dataminimalisatie"
        => Many(privacy::third_persons);
    P06 Info [O P V E] "cv zonder toestemming", "AVG art. 6"
        => One(privacy::cv_without_consent);
    P07 Waarschuwing [O P V E] "inkomen en bedragen", "AVG art. 5: dataminimalisatie"
        => Many(privacy::income);
    P08 Blokkade [O P V E] "privégegevens van de werknemer", "AVG art. 5: dataminimalisatie"
        => Many(privacy::own_data);

    S01 Waarschuwing [V E] "sollicitaties per week", "praktijk: wekelijks solliciteren"
        => One(sollicitaties::too_few_a_week);
    S02 Waarschuwing [V E] "geen sollicitaties", "praktijk"
        => One(sollicitaties::none_at_all);
    S03 Waarschuwing [V E] "geen sollicitatie, maar activiteit", "UWV: sollicitatieplicht WW, naar analogie"
        => One(sollicitaties::no_application);
    S04 Waarschuwing [V E] "buiten het zoekprofiel", "vuistregel"
        => One(sollicitaties::outside_the_search);
    S05 Info [V E] "lang open sollicitaties", "vuistregel"
        => One(sollicitaties::open_for_long);
    S06 Waarschuwing [E] "aantal sollicitaties verschilt", "gegevenskwaliteit"
        => One(sollicitaties::count_differs);

    T01 Blokkade [O P V E] "datum vóór de eerste ziektedag", "gegevenskwaliteit"
        => Many(tijd::before_the_first_day);
    T02 Blokkade [P V E] "leeftijd", "gegevenskwaliteit"
        => One(tijd::age);
    T03 Waarschuwing [P E] "probleemanalyse en plan van aanpak", "Regeling procesgang art. 2 en 4"
        => Many(tijd::analysis_and_plan);
    T04 Waarschuwing [P E] "42e-weeksmelding", "Ziektewet art. 38 lid 1"
        => One(tijd::report_of_week_42);
    T05 Waarschuwing [P E] "eerstejaarsevaluatie", "Regeling procesgang art. 4 lid 2"
        => One(tijd::first_year_evaluation);
    T06 Waarschuwing [P V E] "start na de eerstejaarsevaluatie", "Werkwijzer Poortwachter"
        => One(tijd::start_after_evaluation);
    T07 Waarschuwing [P V E] "start na week 58", "Werkwijzer Poortwachter"
        => One(tijd::start_after_last_week);
    T08 Info [P] "start in week 53 tot en met 58", "praktijk: bronnen noemen week 52 en week 58"
        => One(tijd::start_after_a_year);
    T09 Info [O P] "dagen tot de uiterste start", "Werkwijzer Poortwachter"
        => One(tijd::days_left_to_start);
    T10 Waarschuwing [P V E] "start na de belastbaarheid", "Werkwijzer Poortwachter 4.3.2"
        => One(tijd::start_after_belastbaarheid);
    T11 Info [O P V E] "AOW-leeftijd nabij", "Werkwijzer Poortwachter 5.14; AOW art. 7a"
        => One(tijd::aow_is_near);
    T12 Info [P V E] "dienstverband eindigt binnen de wachttijd",
        "Ziektewet art. 38 lid 2; Regeling procesgang art. 6 lid 2"
        => One(tijd::contract_ends_during_sickness);
    T13 Blokkade [O P V E] "onderbreking van vier weken of langer (wordt bij het lezen geweigerd)", "BW 7:629 lid 10"
        => Contract;
    T14 Waarschuwing [O P V E] "opgegeven einde van de wachttijd", "Wet WIA art. 23 en 66"
        => One(tijd::end_as_stated);
    T15 Waarschuwing [O P] "begeleiding stopt vóór einde wachttijd", "BW 7:658a"
        => One(tijd::guidance_stops_early);
    T16 Waarschuwing [O P V E] "begeleiding na einde wachttijd", "gegevenskwaliteit"
        => One(tijd::guidance_stops_late);
    T17 Waarschuwing [E] "eindrapportage na week 91 of het einde", "UWV: eindevaluatie uiterlijk in week 91; Regeling procesgang: ziek uit dienst"
        => One(tijd::final_report_too_late);
    T18 Info [E] "eindrapportage na week 90", "praktijk"
        => One(tijd::final_report_after_target);
    T19 Waarschuwing [V E] "WIA-aanvraag", "Wet WIA art. 64 lid 2, 3 en 6"
        => One(tijd::wia_request);
    T20 Waarschuwing [O P] "korte doorlooptijd", "vuistregel"
        => One(tijd::short_trajectory);
    T21 Info [P] "vervroegde IVA", "Wet WIA art. 23 lid 6"
        => One(tijd::early_iva);
    T22 Waarschuwing [O P V E] "loonsanctie langer dan 52 weken", "Wet WIA art. 25 lid 9; BW 7:629 lid 11"
        => One(tijd::sanction_is_too_long);
    T23 Waarschuwing [O P V E] "loonsanctie na de wachttijd",
        "Wet WIA art. 25 lid 11: besluit vóór het einde van de wachttijd; BW 7:629 lid 11; CRvB LJN BY6453"
        => One(tijd::sanction_came_late);
    T24 Waarschuwing [P V E] "reden van uitstel houdt geen stand", "Werkwijzer Poortwachter 4.3.2, 5.8, 5.9 en 5.14"
        => One(tijd::reason_does_not_hold);
    T25 Waarschuwing [P V E] "advies van de arbeidsdeskundige ongebruikt", "Werkwijzer Poortwachter 4.3.2; rechtspraak"
        => One(tijd::advice_lay_unused);
    T26 Waarschuwing [O P V E] "start na het dienstverband", "BW 7:658a; Ziektewet art. 29"
        => One(tijd::starts_after_the_contract);
    T27 Info [O P] "start vóór week 9", "praktijk: na het plan van aanpak van week 8"
        => One(tijd::start_is_early);
    T28 Waarschuwing [P V E] "bekortingsverzoek lang na het herstel",
        "Wet WIA art. 25 lid 12 tot en met 14: elke week later kost een week loon"
        => One(tijd::request_came_late);
    T29 Waarschuwing [V E] "eindevaluatie en actueel oordeel",
        "Wet WIA art. 25 lid 3 en 4: dertien weken vóór het einde (week 91); Regeling procesgang art. 6"
        => Many(tijd::final_evaluation);
    T30 Waarschuwing [V E] "volgorde van de laatste stappen", "Regeling procesgang art. 6: inhoud van het re-integratieverslag; Wet WIA art. 65"
        => Many(tijd::order_of_last_steps);
    T31 Waarschuwing [O P V E] "loonsanctie vóór de WIA-aanvraag", "Wet WIA art. 25 lid 9, 64 en 65"
        => One(tijd::sanction_came_early);
    T32 Waarschuwing [P V E] "bekorting van de loonsanctie", "Wet WIA art. 25 lid 12 tot en met 15"
        => Many(tijd::shortening);
    T33 Waarschuwing [O P V E] "duur van het verlof",
        "Wet arbeid en zorg art. 3:1: zestien of twintig weken, soms langer"
        => One(tijd::length_of_leave);
    T34 Info [P V E] "deskundigenoordeel lang gevraagd", "vuistregel; Wet SUWI art. 32a lid 3: in beginsel twee weken"
        => Many(oordelen::outstanding);
    T35 Waarschuwing [O P V E] "vrijwillige verlenging van de wachttijd",
        "Wet WIA art. 24 lid 1 tot en met 3; BW 7:629 lid 11"
        => Many(tijd::voluntary_extension);
    T36 Waarschuwing [O P V E] "loonsanctie die niets verlengt", "Wet WIA art. 25 lid 9; BW 7:629 lid 2 en 11"
        => One(tijd::sanction_extends_nothing);
    T37 Waarschuwing [P V E] "herstel dat alleen als werk is opgegeven", "BW 7:629 lid 10; Wet WIA art. 23 lid 3"
        => Many(tijd::recovery_is_told_as_work);
    T38 Waarschuwing [P V E] "WIA-aanvraag lang vóór haar tijd", "Wet WIA art. 23 lid 6, 64 en 66"
        => Many(tijd::wia_came_early);
    T39 Waarschuwing [O P] "start in verlof of zonder mogelijkheden",
        "Wet arbeid en zorg art. 3:1; BW 7:658a lid 4; BW 7:660a"
        => One(tijd::starts_when_nothing_is_asked);
    T40 Waarschuwing [O P V E] "ziek vóór het dienstverband, of te jong in dienst",
        "BW 7:629 lid 1; Arbeidstijdenwet art. 3:2"
        => Many(tijd::employed_too_late_or_too_young);
    T41 Waarschuwing [P V E] "herstel vóór het besluit", "Wet WIA art. 25 lid 9 tot en met 12; gegevenskwaliteit"
        => One(tijd::repaired_before_blame);
    T42 Waarschuwing [O P] "document van een dag van herstel", "BW 7:629 lid 10; BW 7:658a"
        => One(tijd::made_during_recovery);
    T43 Waarschuwing [P V E] "stap op een dag van herstel", "BW 7:629 lid 10; gegevenskwaliteit"
        => One(tijd::steps_during_recovery);

    U01 Blokkade [P E] "handtekening van de adviseur", "UWV: elk document is ondertekend"
        => One(ondertekening::adviser_did_not_sign);
    U02 Waarschuwing [P E] "late handtekening", "vuistregel"
        => One(ondertekening::signature_came_late);
    U03 Info [P V E] "niet akkoord", "UWV: deskundigenoordeel"
        => Many(ondertekening::does_not_agree);
    U04 Waarschuwing [P V E] "BSN voor UWV", "UWV: BSN op elk document van het re-integratieverslag"
        => One(ondertekening::uwv_without_bsn);
    U05 Waarschuwing [O P V E] "handtekening van vóór het document",
        "gegevenskwaliteit; UWV: elk document is ondertekend"
        => Many(ondertekening::signed_before_it_was_made);

    Z01 Blokkade [P] "geen zoekprofiel", "Werkwijzer Poortwachter"
        => One(zoekprofiel::none_yet);
    Z02 Waarschuwing [P V E] "smal zoekprofiel", "rechtspraak: één wensberoep is te smal"
        => One(zoekprofiel::too_narrow);
    Z03 Waarschuwing [P V E] "klein zoekgebied", "vuistregel"
        => One(zoekprofiel::too_near);
    Z04 Waarschuwing [P V E] "uren boven de belastbaarheid", "Werkwijzer Poortwachter: passende arbeid"
        => One(zoekprofiel::more_hours_than_bearable);
    Z05 Waarschuwing [P] "functies van de arbeidsdeskundige", "rechtspraak: band tussen advies en zoekprofiel"
        => One(zoekprofiel::advised_jobs_are_missing);
    Z06 Waarschuwing [P V E] "zoekprofiel en belastbaarheid", "Werkwijzer Poortwachter 4.3.2; ECLI:NL:RBMNE:2023:1786"
        => One(zoekprofiel::search_lags_behind);
    Z07 Waarschuwing [V E] "oude belastbaarheid", "vuistregel"
        => One(zoekprofiel::belastbaarheid_is_old);
    Z08 Waarschuwing [V E] "zoekprofiel onveranderd", "vuistregel"
        => One(zoekprofiel::search_is_unchanged);
    Z09 Waarschuwing [P] "alleen de wens als bron", "rechtspraak: één wensberoep is te smal"
        => One(zoekprofiel::wish_is_the_only_source);
    Z10 Waarschuwing [P V E] "uren ver onder de belastbaarheid",
        "Beleidsregels beoordelingskader poortwachter: bevredigend resultaat"
        => One(zoekprofiel::far_fewer_hours_than_bearable);
    Z11 Waarschuwing [P V E] "belastbaarheid zonder uren en mogelijkheden",
        "Werkwijzer Poortwachter 4.3.2; ECLI:NL:RBMNE:2023:1786"
        => One(zoekprofiel::nothing_to_rest_on);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_each_stands_once() {
        assert!(RULES.windows(2).all(|pair| pair[0].code < pair[1].code));
        assert_eq!(RULES.len(), 117);
    }
}
