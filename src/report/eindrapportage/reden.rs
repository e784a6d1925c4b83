//! Why the guidance ended, as the first page of the eindrapportage tells it.

use serde::Serialize;

use super::scope::Scope;
use crate::dossier;
use crate::dutch::{in_words, long_date, sentence_case};
use crate::report::error::ReportError;
use crate::report::request::sentence;
use crate::report::text::stops::without_full_stop;
use crate::trajectory::{Kalender, Loonsanctie, MijlpaalSoort, RedenEinde, Resultaat, Variant};

/// Why the guidance ends, in a sentence.
pub fn reden(scope: Scope<'_>, kalender: &Kalender) -> Result<String, ReportError> {
    #[derive(Serialize)]
    struct Context {
        reden: &'static str,
        naam: String,
        naam_begin: String,
        /// The employee, and what is the employee's, to this reader: `u`, `uw dienstverband`.
        wie: String,
        dienstverband: String,
        vervroegde_iva: String,
        aow_leeftijd: String,
        einddatum: String,
        /// `eindigt op 20 juni 2025`, or `eindigde op`.
        eindigt_op: String,
        komt_nog: bool,
        /// The last day of the guidance, where it does not end with the wachttijd.
        tot_dag: String,
        /// Whether the contract still runs, where its last day is known.
        in_dienst: bool,
        laatste_dag: String,
        wachttijd_voorbij: bool,
        /// The last day of the extended payment of wage, and whether it has passed.
        laatste_dag_loon: Option<String>,
        loon_voorbij: bool,
        /// The last day of guidance, where the contract or the AOW age sets it, and the word for whether it has passed.
        begeleiding_tot: Option<String>,
        begeleiding_loopt: &'static str,
        /// Points that UWV found lacking, and those that were repaired.
        punten: usize,
        hersteld: usize,
        /// Some of what UWV named is not repaired yet.
        deels_hersteld: bool,
        hersteld_woord: String,
        hersteld_woord_begin: String,
        punten_woord: String,
        /// UWV has yet to decide on a shorter extension: the day of the request, made or planned, and what follows.
        wacht_op_uwv: bool,
        verzoek: Option<String>,
        verzoek_gepland: bool,
        besluit_uiterlijk: Option<String>,
        einde_bij_toewijzing: Option<String>,
        /// Whether a decision on that request can make the payment of wage shorter at all.
        kan_korter: bool,
        /// UWV should have decided by now, and the bureau knows of no decision.
        uwv_te_laat: bool,
        /// The day on which UWV refused to shorten it, or found the repair sufficient.
        afgewezen_op: Option<String>,
        vastgesteld_op: Option<String>,
        /// Whether a request that follows a refusal can still make the payment of wage shorter.
        nieuw_verzoek: bool,
        aow_op: Option<String>,
        /// After a recovery, the day from which on sickness is a new case; until then steps of the law can come back.
        nieuw_geval_vanaf: Option<String>,
        /// The same day, once it has come: the case and its wachttijd are over.
        geval_voorbij_sinds: Option<String>,
        /// Whether the work found fills a part of the hours.
        deels: bool,
        /// The words of the caller, as what follows ‘omdat’ where no other reason is printed, or else as they are.
        omdat: Option<String>,
        toelichting: Option<String>,
        /// Whether the words of the bureau above it tell the employee of the repair, which is then not told twice.
        herstel_genoemd: bool,
        /// Whether the employee reads it, for whom what a late decision changes is told in short.
        voor_werknemer: bool,
        /// What ends, and the last day of nazorg where that goes on.
        wat_eindigt: &'static str,
        nazorg_tot: Option<String>,
        nazorg_voorbij: bool,
    }
    let sanctie = scope.loonsanctie();
    let punten = sanctie.map(|sanctie| sanctie.tekortkomingen.as_slice()).unwrap_or_default();
    let hersteld = punten.iter().filter(|punt| punt.datum.is_some()).count();
    let last_wage = sanctie.map(Loonsanctie::laatste_dag);
    let last_day = scope.trajectory.verzuim.laatste_dag();
    let bekorting = sanctie.and_then(|sanctie| sanctie.bekorting);
    let decided = bekorting.and_then(|bekorting| bekorting.besluit);
    let goes_on = scope.eind.einddatum_begeleiding > scope.date;
    let waits = goes_on && decided.is_none() && last_wage.is_some_and(|last| last > scope.date);
    let refused = sanctie.and_then(Loonsanctie::afgewezen_op);
    let step = |soort| kalender.get(soort).and_then(|step| step.uiterlijk).filter(|_| waits);
    let granted = step(MijlpaalSoort::EindeNaBekorting).filter(|end| *end >= scope.date);
    let decision = step(MijlpaalSoort::BesluitBekorting);
    let words = scope.eind.reden_einde_toelichting.as_ref().map(|text| without_full_stop(text.as_str()));
    let only_words = matches!(scope.reden, None | Some(RedenEinde::Anders));
    let omdat = words.filter(|_| only_words).and_then(after_because);
    let aow = scope.trajectory.aow_op();
    let naam = scope.trajectory.werknemer.naam.short();
    let own = scope.request.dossier.variant == Variant::Werknemer;
    let of_whom = |article: &str, what: &str| {
        if own { format!("uw {what}") } else { format!("{article} {what} van {naam}") }
    };
    let context = Context {
        reden: printed(scope.reden),
        naam_begin: sentence_case(&naam),
        wie: if own { "u".to_owned() } else { naam.clone() },
        dienstverband: of_whom("het", "dienstverband"),
        vervroegde_iva: of_whom("een", "vervroegde IVA-uitkering"),
        aow_leeftijd: of_whom("de", "AOW-leeftijd"),
        naam,
        einddatum: long_date(scope.eind.einddatum_begeleiding),
        eindigt_op: format!(
            "{} op {}",
            if scope.eind.einddatum_begeleiding > scope.date { "eindigt" } else { "eindigde" },
            long_date(scope.eind.einddatum_begeleiding)
        ),
        komt_nog: scope.eind.einddatum_begeleiding > scope.date,
        tot_dag: match scope.eind.einddatum_begeleiding {
            same if same == last_day => "die dag".to_owned(),
            other => long_date(other),
        },
        in_dienst: scope.trajectory.dienstverband.einddatum.is_some_and(|last| last >= scope.date),
        laatste_dag: long_date(last_day),
        wachttijd_voorbij: last_day < scope.date,
        laatste_dag_loon: last_wage.map(long_date),
        loon_voorbij: last_wage.is_some_and(|last| last < scope.date),
        begeleiding_tot: scope.eindigt_eerder().map(long_date),
        begeleiding_loopt: match scope.eindigt_eerder() {
            Some(last) if last < scope.date => "liep",
            _ => "loopt door",
        },
        punten: punten.len(),
        hersteld,
        deels_hersteld: hersteld < punten.len(),
        hersteld_woord: in_words(hersteld),
        hersteld_woord_begin: sentence_case(&in_words(hersteld)),
        punten_woord: in_words(punten.len()),
        wacht_op_uwv: waits,
        verzoek_gepland: bekorting.is_none(),
        verzoek: sanctie.and_then(Loonsanctie::verzoek).filter(|_| waits).map(long_date),
        besluit_uiterlijk: decision.map(long_date),
        einde_bij_toewijzing: granted.map(long_date),
        kan_korter: sanctie.is_some_and(|sanctie| sanctie.kan_korter_na(sanctie.verzoek().unwrap_or(scope.date))),
        uwv_te_laat: decision.is_some_and(|last| last < scope.date),
        afgewezen_op: refused.map(long_date),
        vastgesteld_op: sanctie.and_then(Loonsanctie::bekort_op).map(long_date),
        nieuw_verzoek: sanctie.is_some_and(|sanctie| {
            let refusal = refused.or(decision).unwrap_or(scope.date).max(scope.date);
            sanctie.is_te_bekorten_na(refusal)
        }),
        aow_op: aow.map(long_date),
        nieuw_geval_vanaf: dossier::nieuw_geval_vanaf(scope.request.dossier).map(long_date),
        geval_voorbij_sinds: dossier::geval_voorbij_sinds(scope.request.dossier).map(long_date),
        deels: scope.eind.resultaat == Resultaat::Deels,
        herstel_genoemd: own && tells_of_repair(scope),
        voor_werknemer: own,
        wat_eindigt: scope.wat_eindigt(),
        nazorg_tot: scope.nazorg_tot().map(long_date),
        nazorg_voorbij: scope.nazorg_tot().is_some_and(|last| last < scope.date),
        toelichting: words.filter(|_| omdat.is_none()).map(str::to_owned),
        omdat,
    };
    sentence(scope.request, "eindrapportage/reden", context)
}

/// Whether the words of the bureau on the first page tell that what UWV found lacking was repaired.
fn tells_of_repair(scope: Scope<'_>) -> bool {
    let message = scope.eind.kernboodschap.as_ref().map(ToString::to_string).unwrap_or_default();
    let told = format!("{message} {}", scope.eind.conclusie_kort.plain()).to_lowercase();
    told.contains("hersteld") && (told.contains("tekortkoming") || told.contains("punten"))
}

/// The word of a reason in the texts; another one where the data deny it.
pub fn printed(reden: Option<RedenEinde>) -> &'static str {
    reden.map_or("onbekend", RedenEinde::as_str)
}

/// Words that can follow ‘omdat’, as the contract asks for them; a text with a capital is a sentence of its own.
fn after_because(words: &str) -> Option<String> {
    let words = words.strip_prefix("omdat ").or_else(|| words.strip_prefix("Omdat ")).unwrap_or(words);
    words.starts_with(char::is_lowercase).then(|| words.to_owned())
}
