//! The same request again.

use trajectpers::answers::addresses;
use trajectpers::wire::Soort;

use crate::pdf::Pdf;
use crate::support::{AKKER, PIETERSMA, example, order, post, produce, set, variant, voortgangsrapportage};

#[test]
fn equal_requests_give_equal_bytes_in_any_worker_and_in_none() {
    for name in [AKKER, PIETERSMA] {
        let body = example(name);
        for soort in Soort::ALL {
            let make = || produce(&body, order(*soort, variant("uwv"))).expect("a document").rendered.bytes;
            let first = make();
            assert!(first == make(), "{name} {} a second time", soort.as_str());
            // At once, so that several workers make it, each with the caches of what it made before.
            let address = format!("{}?variant=uwv", addresses::of(*soort));
            std::thread::scope(|scope| {
                let copies: Vec<_> = (0..4).map(|_| scope.spawn(|| post(&address, &body))).collect();
                for copy in copies {
                    let answer = copy.join().expect("an answer");
                    assert!(answer.body == first, "{name} {} by a worker", soort.as_str());
                }
            });
        }
    }
}

#[test]
fn a_different_text_gives_a_different_document_of_the_same_form() {
    let mut body = example(AKKER);
    let first = produce(&body, order(voortgangsrapportage(), variant("uwv"))).expect("a document").rendered.bytes;
    set(&mut body, "/voortgang/inzetWerknemer", "Zij zette zich in.");
    let second = produce(&body, order(voortgangsrapportage(), variant("uwv"))).expect("a document").rendered.bytes;
    assert!(first != second);
    let id = |bytes: &[u8]| format!("{:?}", Pdf::read(bytes).metadata().split("InstanceID>").nth(1).map(str::to_owned));
    assert_ne!(id(&first), id(&second), "the identity follows the content");
}
