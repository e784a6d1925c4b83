//! C: whether the parts of a report agree with each other.

use crate::checks::context::Context;
use crate::checks::finding::Severity;
use crate::checks::lexicon::folded_words;
use crate::checks::rule::Observation;
use crate::dossier::{self, Gap, Gevonden, Ontkenning, gevonden, reden_ontkend};
use crate::dutch::{counted, short_date};
use crate::trajectory::{
    Adres, Belastbaarheid, Eind, Knelpunt, Plaatsing, RedenEinde, Resultaat, SollicitatieResultaat,
};

/// C01: a contract may start after the report, so its day does not matter. Work of one's own is a placement too.
pub fn placed_without_placement(context: &Context<'_>) -> Option<Observation> {
    let eind = context.dossier.trajectory.eind.as_ref()?;
    let placed = dossier::paid_work(&context.dossier.trajectory).next().is_some();
    let detail = "De reden van het einde is ‘geplaatst’, maar er is geen dienstverband, detachering of werk als \
                  zelfstandige opgegeven. Voeg de plaatsing toe of kies een andere reden.";
    (eind.reden_einde == RedenEinde::Geplaatst && !placed)
        .then(|| Observation::at_all(["/eind/redenEinde".to_owned(), "/plaatsingen".to_owned()], detail))
}

/// C06: all paid work that had begun is over again.
pub fn placement_is_over(context: &Context<'_>) -> Option<Observation> {
    let trajectory = &context.dossier.trajectory;
    let eind = trajectory.eind.as_ref()?;
    let date = context.dossier.date;
    let begun: Vec<&Plaatsing> = dossier::paid_work(trajectory).filter(|plaatsing| plaatsing.van <= date).collect();
    let coming = dossier::paid_work(trajectory).any(|plaatsing| plaatsing.van > date);
    let ends: Option<Vec<_>> = begun.iter().map(|plaatsing| plaatsing.tot.filter(|last| *last < date)).collect();
    let last = ends?.into_iter().max()?;
    let detail = format!(
        "Het resultaat is ‘{}’, maar het werk eindigde op {}, vóór deze rapportage van {}. Kies het resultaat en de reden \
         die nu gelden, en leg vast waarom het werk eindigde, zonder medische gegevens.",
        eind.resultaat.label(),
        short_date(last),
        short_date(date)
    );
    let pointers = begun.iter().map(|plaatsing| format!("/plaatsingen/{}/tot", plaatsing.index));
    let claimed = eind.resultaat == Resultaat::Geplaatst || eind.reden_einde == RedenEinde::Geplaatst;
    (claimed && !coming).then(|| {
        Observation::at_all(["/eind/resultaat".to_owned()].into_iter().chain(pointers), detail).with("tot", last)
    })
}

/// C10: the reason of the end says what the data deny.
pub fn reason_of_end_denied(context: &Context<'_>) -> Option<Observation> {
    use Ontkenning as O;
    let eind = context.dossier.trajectory.eind.as_ref()?;
    let denied = reden_ontkend(context.dossier)?;
    let why = match denied {
        O::GeenLoonsanctie => {
            let sanctie = context.dossier.trajectory.traject.loonsanctie.as_ref();
            match (sanctie, sanctie.and_then(|sanctie| sanctie.ingetrokken_op)) {
                (_, Some(day)) => format!("de loonsanctie is op {} ingetrokken", short_date(day)),
                (Some(_), None) => "de loonsanctie verlengt niets".to_owned(),
                (None, None) => "er is geen loonsanctie bekend".to_owned(),
            }
        }
        O::LoonsanctieEindigtPas(last) => {
            format!("de laatste dag van de verlengde loondoorbetaling is pas {}", short_date(last))
        }
        O::NietAllesHersteld(open) => {
            format!("bij {} ontbreekt de dag van het herstel", counted(open, "tekortkoming", "tekortkomingen"))
        }
        O::WachttijdVoorbij(last) => format!("de wachttijd was op {} al voorbij", short_date(last)),
        O::WachttijdEindigtPas(last) => format!("de wachttijd eindigt pas op {}", short_date(last)),
        O::AowPas(aow) => format!("de AOW-leeftijd is pas op {}", short_date(aow)),
        O::DienstverbandZonderEinde | O::OvereenkomstZonderEinde => {
            "er is geen einddatum van het dienstverband opgegeven".to_owned()
        }
        O::DienstverbandEindigtPas(end) => format!("het dienstverband eindigt pas op {}", short_date(end)),
        O::WerktDeels { uren, van } => format!(
            "het eigen werk is hervat voor {uren} van de {van} uur per week, en gedeeltelijk hervatten stopt de \
             wachttijd niet"
        ),
        O::AnderWerk => {
            "het werk bij de eigen werkgever is niet de eigen functie, en dat stopt de wachttijd niet".to_owned()
        }
        O::AangepastWerk => "het eigen werk is aangepast of op proef, en dat stopt de wachttijd niet".to_owned(),
        O::IvaNaWachttijd(last) if context.dossier.trajectory.verzuim.is_verkort() => format!(
            "de wachttijd die UWV verkortte, was op {} al voorbij, en de begeleiding eindigde lang daarna",
            short_date(last)
        ),
        O::IvaNaWachttijd(last) => format!(
            "de wachttijd was op {} al voorbij, en een vervroegde IVA-uitkering begint daarvóór",
            short_date(last)
        ),
        O::IvaEnWerk => format!(
            "het resultaat is ‘{}’; een IVA-uitkering is voor wie blijvend niet of nauwelijks kan werken",
            eind.resultaat.label()
        ),
        O::IvaEnMogelijkheden(stated) => format!(
            "de belastbaarheid van {} noemt meer dan enkele uren; een IVA-uitkering is voor wie blijvend niet of \
             nauwelijks kan werken",
            short_date(stated)
        ),
        O::IvaTeLaat(shortened) => format!(
            "een verkorte wachttijd duurt ten hoogste 78 weken, tot en met {}, en de begeleiding eindigde lang daarna",
            short_date(shortened)
        ),
        O::KanMinder { op, uren, van } => format!(
            "de belastbaarheid van {} is {uren} van de {van} uur per week, en {}",
            short_date(op),
            no_own_work(context)
        ),
        O::ZonderMogelijkheden(van) => {
            format!("sinds {} zijn er geen benutbare mogelijkheden, en {}", short_date(van), no_own_work(context))
        }
        O::NietGeplaatst => "het resultaat is ‘niet geplaatst’ en er is geen betaald werk elders opgegeven".to_owned(),
        O::HeeftMogelijkheden(stated) => format!(
            "de belastbaarheid van {} noemt uren, en in de laatste drie maanden van de begeleiding is geen periode zonder \
             benutbare mogelijkheden opgegeven",
            short_date(stated)
        ),
    };
    let withheld = if denied.is_verzwegen() { "; tot dan staat deze reden niet in het document" } else { "" };
    let detail = format!(
        "De reden van het einde is ‘{}’, maar {why}. Kies de reden die klopt of vul de gegevens aan{withheld}.",
        eind.reden_einde.label()
    );
    Some(Observation::at("/eind/redenEinde", detail))
}

/// What is known of the own work where nobody does it on the day of the report.
fn no_own_work(context: &Context<'_>) -> String {
    match dossier::eigen_werk_eindigde(&context.dossier.trajectory, context.dossier.date) {
        Some(last) => format!("het werk in de eigen functie eindigde op {}", short_date(last)),
        None => "werk in de eigen functie is niet opgegeven".to_owned(),
    }
}

/// C11: who agrees to the end of the contract while ill makes UWV pay, which it may refuse to do.
pub fn dismissal_was_agreed_on(context: &Context<'_>) -> Option<Observation> {
    let end = context.dossier.trajectory.dienstverband.einddatum;
    let during = end.is_none_or(|end| end <= context.last_day());
    let agreed = context.reden_einde() == Some(RedenEinde::Vaststellingsovereenkomst);
    let detail = "Het dienstverband eindigt met instemming van de werknemer tijdens ziekte. Dat is een \
                  benadelingshandeling: UWV kan een uitkering van de Ziektewet weigeren. Leg vast of de werknemer \
                  daarover onafhankelijk advies kreeg, en wijs hem daar anders nu op.";
    let pointers = ["/eind/redenEinde".to_owned(), "/dienstverband/einddatum".to_owned()];
    (agreed && during).then(|| Observation::at_all(pointers, detail))
}

/// C03: nobody was placed and nothing stood in the way. Who works again or died needed no placement.
pub fn not_placed_without_obstacle(context: &Context<'_>) -> Option<Observation> {
    if context.is_after_death() || context.reden_einde() == Some(RedenEinde::HerstelEigenWerk) {
        return None;
    }
    let eind = context.dossier.trajectory.eind.as_ref()?;
    let detail = "Het resultaat is ‘niet geplaatst’ en er zijn geen knelpunten genoemd. Beschrijf wat plaatsing in de \
                  weg stond en wat eraan is gedaan.";
    (eind.resultaat == Resultaat::NietGeplaatst && eind.knelpunten.is_empty())
        .then(|| Observation::at("/eind/knelpunten", detail))
}

/// C04: a gap is explained when the days that no knelpunt covers are no gap themselves.
pub fn gap_without_obstacle(context: &Context<'_>) -> Vec<Observation> {
    let Some(eind) = context.dossier.trajectory.eind.as_ref() else { return vec![] };
    context
        .gaps()
        .into_iter()
        .filter(|gap| uncovered_days(context, gap, &eind.knelpunten) >= context.thresholds.activiteiten_gat_dagen)
        .map(|gap| {
            let detail = format!(
                "Tussen {} en {} is geen activiteit uitgevoerd en geen knelpunt verklaart dat. Leg in een knelpunt \
                 vast wat er in die periode speelde, zonder medische gegevens.",
                context.dated(gap.after),
                context.dated(gap.before)
            );
            Observation::at("/eind/knelpunten", detail).with("van", gap.after).with("tot", gap.before)
        })
        .collect()
}

/// Days of the wachttijd strictly inside a gap that no knelpunt covers.
fn uncovered_days(context: &Context<'_>, gap: &Gap, knelpunten: &[Knelpunt]) -> i64 {
    let pauzes = context.dossier.trajectory.verzuim.wachttijd.pauzes();
    let inside = gap.after.iter_days().skip(1).take_while(|date| *date < gap.before);
    let uncovered = inside
        .filter(|date| !knelpunten.iter().any(|knelpunt| knelpunt.period.contains(*date)))
        .filter(|date| !pauzes.iter().any(|pauze| pauze.period.contains(*date)))
        .filter(|date| dossier::without_ability(&context.dossier.trajectory, *date).is_none());
    i64::try_from(uncovered.count()).unwrap_or(i64::MAX)
}

/// C07: bevredigend resultaat: the hours of the work found against those that the employee could bear. Words on the
/// result may explain the rest, which only a reader can tell.
pub fn result_is_not_satisfactory(context: &Context<'_>) -> Option<Observation> {
    let eind = context.dossier.trajectory.eind.as_ref();
    let eind = eind.filter(|eind| eind.resultaat == Resultaat::Geplaatst || stopped_for_a_part(eind))?;
    let (possible, entry) = context.bearable_hours(context.dossier.date)?;
    let Gevonden { werk, uren, procent } = gevonden(context.dossier)?;
    let limit = context.thresholds.bevredigend_resultaat_procent;
    let result = eind.resultaat.label();
    let explained = eind.resultaat_toelichting.is_some();
    let advice = if explained {
        "Controleer of de toelichting zegt waarom meer uren niet mogelijk waren en wat verder gebeurt."
    } else {
        "Licht toe waarom meer uren niet mogelijk waren en wat verder gebeurt."
    };
    let detail = format!(
        "Het resultaat is ‘{result}’ voor {uren} uur per week; de belastbaarheid van {} laat {possible} uur toe. UWV \
         kan dat geen bevredigend resultaat vinden. {advice}",
        short_date(entry.datum)
    );
    let pointers = werk
        .iter()
        .map(|work| format!("/plaatsingen/{}/urenPerWeek", work.index))
        .chain(["/eind/resultaat".to_owned()]);
    let at = Observation::at_all(pointers, detail).with("procent", procent);
    let weight = if explained { Severity::Info } else { Severity::Waarschuwing };
    (procent < limit).then(|| at.weighing(weight))
}

/// Whether the search stopped because of work that fills a part of the hours.
fn stopped_for_a_part(eind: &Eind) -> bool {
    eind.resultaat == Resultaat::Deels && eind.reden_einde == RedenEinde::Geplaatst
}

/// Whether the work found does not fill the share of the hours possible that is satisfactory, whatever the result is
/// called. Where the hours say nothing, the caller does.
pub fn works_for_a_part(context: &Context<'_>) -> bool {
    let limit = context.thresholds.bevredigend_resultaat_procent;
    match gevonden(context.dossier) {
        Some(found) => found.procent < limit,
        None => context.dossier.trajectory.eind.as_ref().is_some_and(stopped_for_a_part),
    }
}

/// C09: what was offered and what was agreed on differ in hours. A belastbaarheid that changed in between explains it.
pub fn offer_differs_from_contract(context: &Context<'_>) -> Vec<Observation> {
    let trajectory = &context.dossier.trajectory;
    let offers = trajectory.sollicitaties.iter().filter(|sent| {
        sent.resultaat == SollicitatieResultaat::Aanbod
            && sent.resultaat_datum.unwrap_or(sent.datum) <= context.dossier.date
    });
    let pairs = offers.filter_map(|offer| {
        let offered = offer.uren?;
        let same = |work: &&Plaatsing| {
            let (left, right) = (folded_words(work.organisatie.as_str()), folded_words(offer.werkgever.as_str()));
            left == right && work.van >= offer.datum
        };
        let work = dossier::paid_work(trajectory).find(same).filter(|work| work.uren_per_week != offered)?;
        let changed = |entry: &Belastbaarheid| entry.gewijzigd && (offer.datum..=work.van).contains(&entry.datum);
        let explained = trajectory.belastbaarheid.iter().any(changed);
        let detail = format!(
            "Het aanbod van {} op {} was voor {offered} uur per week; de plaatsing vanaf {} is voor {} uur. Leg vast \
             waarom dat verschilt, of verbeter een van beide.",
            work.organisatie,
            short_date(offer.resultaat_datum.unwrap_or(offer.datum)),
            context.dated(work.van),
            work.uren_per_week
        );
        let pointers =
            [format!("/sollicitaties/{}/uren", offer.index), format!("/plaatsingen/{}/urenPerWeek", work.index)];
        (!explained).then(|| {
            let at = Observation::at_all(pointers, detail);
            at.with("aangeboden", offered.to_string()).with("uren", work.uren_per_week.to_string())
        })
    });
    pairs.collect()
}

/// C15: a belastbaarheid has hours on a day in a time without ability. One without a last day ends there.
pub fn hours_without_ability(context: &Context<'_>) -> Vec<Observation> {
    let trajectory = &context.dossier.trajectory;
    let found = trajectory.geen_mogelijkheden.iter().filter_map(|period| {
        let entry = dossier::hours_after(trajectory, period.van)?;
        let since = short_date(period.van);
        let stated = short_date(entry.datum);
        let detail = match period.tot {
            Some(last) if entry.datum >= last => return None,
            Some(last) => format!(
                "Van {since} tot en met {} zijn er volgens de gegevens geen benutbare mogelijkheden; de belastbaarheid \
                 van {stated}, daarbinnen, noemt uren. Het document gaat uit van de periode. Controleer de datums.",
                short_date(last)
            ),
            None => format!(
                "Sinds {since} zijn er volgens de gegevens geen benutbare mogelijkheden, zonder laatste dag; de \
                 belastbaarheid van {stated} noemt weer uren. Het document laat die periode daar eindigen. Vul de \
                 laatste dag in, of verbeter de belastbaarheid."
            ),
        };
        let pointers = ["/geenBenutbareMogelijkheden".to_owned(), format!("/belastbaarheid/{}/datum", entry.index)];
        Some(Observation::at_all(pointers, detail).with("van", period.van).with("belastbaarheid", entry.datum))
    });
    found.collect()
}

/// C16: the own work is done for all of its hours, and the recovery is no break of the wachttijd. After four weeks the
/// contract takes none, and the case is over.
pub fn recovery_is_no_break(context: &Context<'_>) -> Option<Observation> {
    let since = dossier::hersteld_sinds(context.dossier)?;
    let new_case = dossier::nieuw_geval_vanaf(context.dossier)?;
    let trajectory = &context.dossier.trajectory;
    let detail = format!(
        "Het eigen werk is sinds {} volledig hervat, maar bij ‘onderbrekingen’ staat dat herstel niet. Wordt de \
         werknemer vóór {} opnieuw ziek, dan loopt dezelfde wachttijd door, zonder de dagen van herstel; {} is dan \
         niet de laatste dag. Geef het herstel op.",
        short_date(since),
        short_date(new_case),
        short_date(trajectory.verzuim.laatste_dag())
    );
    dossier::paused_on(trajectory, context.dossier.date)
        .is_none()
        .then(|| Observation::at("/verzuim/onderbrekingen", detail).with("herstel", since).with("nieuwGeval", new_case))
}

/// C17: the street of an address ends with the number of the house, which the page prints after it once more.
pub fn house_number_stands_twice(context: &Context<'_>) -> Vec<Observation> {
    let trajectory = &context.dossier.trajectory;
    let addresses = [
        ("/bureau/adres", Some(&trajectory.bureau.adres)),
        ("/werkgever/adres", trajectory.werkgever.adres.as_ref()),
        ("/werknemer/adres", trajectory.werknemer.adres.as_ref()),
    ];
    let known = addresses.into_iter().filter_map(|(place, adres)| Some((place, adres?)));
    let twice = known.filter(|(_, adres)| ends_with_number(adres));
    let told = twice.map(|(place, adres)| {
        let detail = format!(
            "De straat van dit adres eindigt op het huisnummer {}, dat op papier daarna nog eens volgt. Laat het bij \
             ‘straat’ weg.",
            adres.huisnummer
        );
        Observation::at_all([format!("{place}/straat"), format!("{place}/huisnummer")], detail)
    });
    told.collect()
}

/// Whether the last word of a street, or the one before a letter or two, begins with the number of the house.
fn ends_with_number(adres: &Adres) -> bool {
    const ADDITION: usize = 2;
    let number = adres.huisnummer.to_string();
    let words = folded_words(adres.straat.as_str());
    let is_number = |word: &String| {
        word.strip_prefix(&number).is_some_and(|rest| !rest.starts_with(|sign: char| sign.is_ascii_digit()))
    };
    match words.as_slice() {
        [_, .., last] if is_number(last) => true,
        [_, .., before, last] => last.len() <= ADDITION && is_number(before),
        _ => false,
    }
}
