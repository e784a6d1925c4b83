//! What the reader of an eindrapportage is asked to do.

use chrono::NaiveDate;
use serde::Serialize;

use super::documenten::to_check;
use super::scope::Scope;
use crate::dossier;
use crate::dutch::long_date;
use crate::report::components::feiten::still_due;
use crate::report::components::gevraagd::{self, Gevraagd, Verslag};
use crate::report::components::ondertekening::{has_to_sign, signed, signs_as};
use crate::report::error::ReportError;
use crate::report::request::sentence;
use crate::report::text::prose::Tekst;
use crate::trajectory::{
    Kalender, MijlpaalSoort, Ondertekening, OndertekeningRol, OndertekeningStatus, RedenEinde, Status, Variant,
};

/// What the reader is asked to do with the report.
pub fn gevraagd(scope: Scope<'_>, signatures: &[Ondertekening], kalender: &Kalender) -> Result<Gevraagd, ReportError> {
    #[derive(Serialize)]
    struct Context {
        variant: &'static str,
        overleden: bool,
        /// Whether the caller asks something of this reader.
        vraagt_iets: bool,
        moet_tekenen: bool,
        /// Whether a point asks for the signature, so that the sentence does not.
        teken_punt: bool,
        concept: bool,
        getekend: Option<String>,
        voor_riv: bool,
        /// The day of the WIA request with which the verslag went in: this report can supplement it.
        wia_gevraagd: Option<String>,
        eindevaluatie: Option<String>,
        /// Whether the caller asks for it by that day.
        eindevaluatie_gevraagd: bool,
        /// Whether the law still asks for it though the work found fills the hours: while the contract goes on.
        stappen_in_dienst: bool,
        eindevaluatie_voorbij: Option<String>,
        /// `VGR-01 is getekend`, where the file does not tell that and no point asks to look after it.
        ongetekend: Option<String>,
        /// Until when the employee asks for a WIA benefit and the employer sends in the report of the re-integration.
        wia_uiterlijk: Option<String>,
        wia_voorbij: Option<String>,
        riv_uiterlijk: Option<String>,
        /// Whether that report is of somebody who leaves ill, who gets it instead.
        riv_uit_dienst: bool,
        /// The day of a request that UWV has yet to decide on.
        bekortingsverzoek: Option<String>,
        /// Whether the employer can still ask UWV for a shorter extension, and the day for which that is planned.
        bekorting_mogelijk: bool,
        gepland_verzoek: Option<String>,
        bevindingen: bool,
        /// The adviser with how to reach him, and whether this reader is asked to decide about hours or money.
        adviseur: String,
        besluit: bool,
    }
    let request = scope.request;
    let rol = signs_as(request.dossier.variant);
    let set = signatures.iter().any(|signature| signature.rol == rol && signature.status != OndertekeningStatus::Open);
    // Nobody signs for who died.
    let to_sign = !(set || scope.overleden() && rol == OndertekeningRol::Werknemer);
    let sanction = scope.loonsanctie();
    let asked = sanction.and_then(|sanctie| sanctie.bekorting).filter(|asked| asked.besluit.is_none());
    // After a refusal the employer may ask again.
    let may_ask = sanction.is_some_and(|sanctie| {
        let free = sanctie.bekorting.is_none() || sanctie.afgewezen_op().is_some();
        free && sanctie.kan_korter_na(scope.date)
    });
    let planned = sanction.and_then(|sanctie| {
        sanctie.gepland_verzoek.filter(|day| sanctie.bekorting.is_none() && sanctie.kan_korter_na(*day))
    });
    let due = |soort| still_due(kalender, soort, scope.date).map(long_date);
    let voor_riv = scope.voor_riv();
    let sent_by = still_due(kalender, MijlpaalSoort::InzendenRiv, scope.date).filter(|_| voor_riv);
    let last = sent_by.filter(|_| gevraagd::asks_for_verslag(request, &scope.eind.gevraagd, to_sign));
    let (verslag, ongetekend) = match (last, papers_to_check(scope)) {
        (Some(uiterlijk), ongetekend) => (Some(Verslag { uiterlijk, ongetekend }), None),
        (None, ongetekend) => (None, ongetekend),
    };
    let evaluation = still_due(kalender, MijlpaalSoort::Eindevaluatie, scope.date);
    let context = Context {
        variant: request.dossier.variant.as_str(),
        overleden: scope.overleden(),
        vraagt_iets: dossier::vragen_aan(request.dossier.variant, &scope.eind.gevraagd).next().is_some(),
        moet_tekenen: to_sign && !request.dossier.is_concept(),
        teken_punt: gevraagd::signs_as_point(request, &scope.eind.gevraagd, to_sign),
        concept: request.dossier.is_concept(),
        getekend: signed(request, signatures, rol)?,
        voor_riv,
        wia_gevraagd: scope.vult_riv_aan().map(long_date),
        eindevaluatie: evaluation.map(long_date),
        eindevaluatie_gevraagd: evaluation.is_some_and(|last| asks_for_evaluation(scope, last)),
        stappen_in_dienst: !voor_riv && scope.stappen_te_komen(),
        ongetekend,
        eindevaluatie_voorbij: gevraagd::passed_unknown(request.dossier, MijlpaalSoort::Eindevaluatie).map(long_date),
        wia_uiterlijk: due(MijlpaalSoort::WiaAanvraag),
        wia_voorbij: wia_missed(scope, kalender).map(long_date),
        riv_uiterlijk: due(MijlpaalSoort::InzendenRiv).filter(|_| verslag.is_none()),
        riv_uit_dienst: gevraagd::verslag_uit_dienst(request.dossier),
        bekortingsverzoek: asked.map(|asked| long_date(asked.verzoek)),
        bekorting_mogelijk: may_ask,
        gepland_verzoek: planned.filter(|_| may_ask).map(long_date),
        bevindingen: !request.findings.is_empty(),
        adviseur: gevraagd::reached(&scope.trajectory.adviseur),
        besluit: gevraagd::asks_to_decide(request, &scope.eind.gevraagd),
    };
    let tekst = Tekst::of_sentences(&sentence(request, "eindrapportage/gevraagd", context)?);
    let asked = gevraagd::gevraagd(request, &scope.eind.gevraagd, to_sign, verslag, tekst);
    Ok(asked.with_earlier(earlier_to_sign(scope, rol), sent_by, &scope.trajectory.adviseur))
}

/// Whether a question to this reader is about the eindevaluatie, by its last day.
fn asks_for_evaluation(scope: Scope<'_>, last: NaiveDate) -> bool {
    let mut asked = dossier::vragen_aan(scope.request.dossier.variant, &scope.eind.gevraagd);
    asked.any(|(_, vraag)| vraag.voor == Some(last) && vraag.wat.as_str().to_lowercase().contains("eindevaluatie"))
}

/// What the employer is asked to check: UWV looks for signatures, and a report that tells of none says nothing.
fn papers_to_check(scope: Scope<'_>) -> Option<String> {
    let dossier = scope.request.dossier;
    let asks = dossier.variant == Variant::Werkgever && !dossier.is_concept() && !scope.overleden();
    asks.then(|| to_check(scope)).flatten()
}

/// The plan and the report of progress under which the reader has yet to sign, where the body holds their signatures:
/// `voortgangsrapportage 4`, with its day.
fn earlier_to_sign(scope: Scope<'_>, rol: OndertekeningRol) -> Vec<(String, NaiveDate)> {
    let dossier = scope.request.dossier;
    let reader_signs = matches!(dossier.variant, Variant::Werkgever | Variant::Werknemer);
    if !reader_signs || dossier.is_concept() || scope.overleden() {
        return vec![];
    }
    let plan = scope.trajectory.plan.as_ref();
    let plan = plan.map(|plan| ("het trajectplan".to_owned(), &plan.document, plan.ondertekening.as_slice()));
    let voortgang = scope.trajectory.voortgang.as_ref().map(|report| {
        let name = format!("voortgangsrapportage {}", report.volgnummer);
        (name, &report.document, report.ondertekening.as_slice())
    });
    let open = [plan, voortgang].into_iter().flatten().filter_map(|(name, document, signatures)| {
        let made = document.datum.filter(|made| *made <= scope.date && document.status != Some(Status::Concept))?;
        has_to_sign(signatures, rol).then_some((name, made))
    });
    open.collect()
}

/// The last day of a request for the WIA that has passed, and the bureau knows of no request. On a request UWV extended
/// the payment of wage, or gave a vervroegde IVA.
pub fn wia_missed(scope: Scope<'_>, kalender: &Kalender) -> Option<NaiveDate> {
    let settled = scope.loonsanctie().is_some() || scope.reden == Some(RedenEinde::VervroegdeIva);
    let step = kalender.get(MijlpaalSoort::WiaAanvraag).filter(|step| step.gerealiseerd.is_none() && !settled)?;
    step.uiterlijk.filter(|last| *last < scope.date)
}
