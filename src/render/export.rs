//! From a report to bytes: layout once, then one exporter per format.

use std::time::Instant;

use sha2::{Digest, Sha256};
use typst::compile;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::bounds;
use super::diagnostics;
use super::error::RenderError;
use super::finish;
use super::output::{Output, Rendered, Timings};
use super::world::{Base, RequestWorld, Way};
use crate::hex;
use crate::report::Report;

/// Lays out a report and writes it in the wanted form.
pub fn export(base: &Base, report: &Report, output: Output) -> Result<Rendered, RenderError> {
    let started = Instant::now();
    let (world, document, warnings) = finished(base, report)?;
    let finished = Instant::now();
    let pages = document.pages().len();
    let bytes = match output {
        Output::Pdf => pdf(&world, &document, report)?,
        Output::Png { page } => png(&document, page)?,
        Output::Svg { page } => svg(&document, page)?,
    };
    let timings = Timings { layout: finished - started, export: finished.elapsed() };
    Ok(Rendered { bytes, pages, warnings, timings })
}

/// The finished pages, in the quickest way that does.
fn finished<'a>(
    base: &'a Base,
    report: &Report,
) -> Result<(RequestWorld<'a>, PagedDocument, Vec<String>), RenderError> {
    let mut world = base.world(report)?;
    loop {
        let way = world.way();
        let (document, mut warnings) = laid_out(&world)?;
        let overfull = bounds::overfull(&document);
        if way == Way::Loose {
            warnings.extend(overfull.iter().map(|page| format!("words run off page {page}")));
        } else if !overfull.is_empty() {
            world = world.laid_out(Way::Loose);
            continue;
        }
        match finish::finished(&document, way == Way::Later) {
            Some(document) => return Ok((world, document, warnings)),
            None if way == Way::Later => world = world.laid_out(Way::Asked),
            None => return Err(RenderError::Layout(vec!["a place that nothing asked for".into()])),
        }
    }
}

/// The pages, and what Typst remarks about the template.
fn laid_out(world: &RequestWorld<'_>) -> Result<(PagedDocument, Vec<String>), RenderError> {
    let compiled = compile::<PagedDocument>(world);
    let warnings = diagnostics::lines(world, &compiled.warnings);
    let document = compiled.output.map_err(|errors| RenderError::Layout(diagnostics::lines(world, &errors)))?;
    Ok((document, warnings))
}

/// PDF/A-2a and PDF/UA-1 together, always; PDF/A-3a where data is attached, which 2a forbids. With an identity and a
/// moment that follow from the content alone.
fn pdf(world: &RequestWorld<'_>, document: &PagedDocument, report: &Report) -> Result<Vec<u8>, RenderError> {
    let archive = if report.attached { PdfStandard::A_3a } else { PdfStandard::A_2a };
    let standards = PdfStandards::new(&[archive, PdfStandard::Ua_1])
        .map_err(|_| RenderError::Layout(vec!["the PDF standards exclude each other".into()]))?;
    let options = PdfOptions {
        ident: Smart::Custom(identity(report)),
        creator: Smart::Custom(Some(concat!("Trajectpers ", env!("CARGO_PKG_VERSION")).into())),
        timestamp: Some(Timestamp::new_utc(world.date())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|errors| RenderError::Export(diagnostics::lines(world, &errors)))
}

/// Differs whenever the document may differ, and only then.
fn identity(report: &Report) -> String {
    let mut hash = Sha256::new();
    hash.update(env!("CARGO_PKG_VERSION"));
    hash.update(report.soort.as_str());
    hash.update(report.variant.as_str());
    hash.update(&report.data);
    if let Some(logo) = &report.logo {
        hash.update(logo);
    }
    hex::of(hash.finalize())
}

/// One page at 144 dots per inch.
fn png(document: &PagedDocument, page: usize) -> Result<Vec<u8>, RenderError> {
    let page = page_of(document, page)?;
    let picture = typst_render::render(page, &typst_render::RenderOptions::default());
    picture.encode_png().map_err(|error| RenderError::Export(vec![error.to_string()]))
}

fn svg(document: &PagedDocument, page: usize) -> Result<Vec<u8>, RenderError> {
    let page = page_of(document, page)?;
    Ok(typst_svg::svg(page, &typst_svg::SvgOptions::default()).into_bytes())
}

fn page_of(document: &PagedDocument, page: usize) -> Result<&typst_layout::Page, RenderError> {
    let pages = document.pages();
    page.checked_sub(1).and_then(|index| pages.get(index)).ok_or(RenderError::NoSuchPage { pages: pages.len() })
}

#[cfg(test)]
mod tests {
    use typst::World;
    use typst::comemo::{Constraint, Track};
    use typst::engine::{Engine, Route, Sink, Traced};
    use typst::foundations::{Output as _, StyleChain, Target, TargetElem};
    use typst::introspection::{EmptyIntrospector, Introspector};
    use typst::utils::Protected;

    use super::*;
    use crate::checks::Thresholds;
    use crate::examples::EXAMPLES;
    use crate::pipeline::{Order, prepare_with};
    use crate::render::Templates;
    use crate::report::Sentences;
    use crate::wire::{Soort, Variant};

    /// Whether what a template asked of the engine was answered by its first pass over the pages, so that there is no
    /// second.
    fn is_laid_out_once(world: &RequestWorld<'_>) -> bool {
        let (tracked, library, traced) = ((world as &dyn World).track(), world.library(), Traced::default());
        let (mut sink, route) = (Sink::new(), Route::default());
        let main = world.source(world.main()).expect("a template");
        let module = typst_eval::eval(tracked, library, traced.track(), sink.track_mut(), route.track(), &main);
        let content = module.expect("a module").content();
        let (base, target) = (StyleChain::new(&library.styles), TargetElem::target.set(Target::Paged).wrap());
        let (constraint, nothing) = (Constraint::new(), EmptyIntrospector);
        let mut engine = Engine {
            library,
            world: tracked,
            introspector: Protected::new((&nothing as &dyn Introspector).track_with(&constraint)),
            traced: traced.track(),
            sink: sink.track_mut(),
            route: Route::default(),
        };
        let document = PagedDocument::create(&mut engine, &content, base.chain(&target)).expect("pages");
        constraint.validate(document.introspector().as_ref() as &dyn Introspector)
    }

    #[test]
    fn a_document_is_laid_out_once() {
        let base = Base::new(&Templates::shadowed(vec![]).expect("templates")).expect("a typesetter");
        let sentences = Sentences::new(&[]).expect("texts");
        for (example, body) in EXAMPLES {
            for (soort, variant) in Soort::ALL.iter().flat_map(|soort| Variant::ALL.iter().map(move |of| (soort, of))) {
                let order = Order { variant: Some(*variant), ..Order::of(*soort) };
                let prepared =
                    prepare_with(&sentences, &Thresholds::default(), body.as_bytes(), order).expect("a report");
                let world = base.world(&prepared.report).expect("a world");
                assert!(is_laid_out_once(&world), "{example} {} {}", soort.as_str(), variant.as_str());
            }
        }
    }
}
