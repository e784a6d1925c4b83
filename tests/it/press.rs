//! Documents are made in processes that can be killed: whatever becomes of one, its caller hears of it and the others
//! are served.

#[cfg(target_os = "linux")]
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use trajectpers::press::{Answer, Ask, Client, House, Kind, Misdeed, Pool, PoolSettings, PressError, Terms, Told};
use trajectpers::render::Output;

#[cfg(target_os = "linux")]
use crate::program::{Service, found_in_memory, workers_of};
use crate::support::{AKKER, JSON, VOORTGANG, bytes, example, pool, request_to, serve, set, settings, state, today};

/// Waits for an answer.
fn wait<T>(answer: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(answer)
}

fn misbehave(pool: &Pool, misdeed: Misdeed) -> Result<Answer, PressError> {
    // A body of its own: what ended a worker once is refused the second time.
    let body = format!("{misdeed:?}").into_bytes().into();
    wait(pool.ask(Ask::Misbehave(misdeed), vec![body], Client::OURSELVES, Kind::Single))
}

/// A document that the pool must still be able to make.
#[track_caller]
fn still_works(pool: &Pool) {
    let terms = Terms::new(false, false, false, today());
    let ask = Ask::Make { soort: "voortgangsrapportage".into(), variant: None, output: Output::Pdf, terms };
    let answer = wait(pool.ask(ask, vec![bytes(&example(AKKER)).into()], Client::OURSELVES, Kind::Single));
    assert!(matches!(answer, Ok(Answer { told: Told::Made(_), .. })), "{answer:?}");
}

/// A pool whose workers have little memory, and time enough to be started anew on a busy machine.
fn strict_pool() -> Pool {
    let mut settings = PoolSettings { deadline: Duration::from_secs(180), ..settings(1, 16) };
    settings.launch.memory = 600 << 20;
    Pool::start(settings, House::default()).expect("a worker starts")
}

#[test]
fn a_worker_that_dies_takes_its_own_job_along_and_nothing_else() {
    let pool = strict_pool();
    for misdeed in [Misdeed::Abort, Misdeed::OverflowTheStack, Misdeed::AllocateWithoutEnd] {
        let answer = misbehave(&pool, misdeed);
        assert!(matches!(answer, Err(PressError::Crashed)), "{misdeed:?}: {answer:?}");
        still_works(&pool);
    }
}

#[test]
fn a_worker_that_writes_something_else_than_an_answer_is_not_believed() {
    let pool = strict_pool();
    // A length beyond all bounds; a frame that is no JSON; a frame that is JSON of something else.
    for garbage in [[0xff; 16], *b"\0\0\0\x03abc\0\0\0\0\0\0\0\0\0", *b"\0\0\0\x08[1, 2,3]\0\0\0\0"] {
        let answer = misbehave(&pool, Misdeed::WriteGarbage(garbage));
        assert!(matches!(answer, Err(PressError::Crashed)), "{garbage:?}: {answer:?}");
        still_works(&pool);
    }
}

#[test]
fn a_worker_that_never_answers_is_killed_when_its_time_is_over() {
    let settings = PoolSettings { deadline: Duration::from_secs(3), ..settings(1, 16) };
    let pool = Pool::start(settings, House::default()).expect("a worker starts");
    let answer = misbehave(&pool, Misdeed::NeverAnswer);
    assert!(matches!(answer, Err(PressError::Deadline { .. })), "{answer:?}");
    // The one that stood by goes on in its place.
    assert!(matches!(misbehave(&pool, Misdeed::OpenAFile), Ok(Answer { told: Told::Survived(_), .. })));
}

#[test]
fn a_body_that_ended_a_worker_twice_is_refused_at_once() {
    let pool = strict_pool();
    let body = || vec![b"{\"a\": 1}".as_slice().into()];
    let ask = |misdeed| wait(pool.ask(Ask::Misbehave(misdeed), body(), Client::OURSELVES, Kind::Single));
    assert!(matches!(ask(Misdeed::Abort), Err(PressError::Crashed)));
    assert!(matches!(ask(Misdeed::Abort), Err(PressError::Blamed)));
    // What it did as one thing says nothing of another.
    let terms = Terms::new(false, false, false, today());
    let judge = Ask::Judge { soort: None, variant: None, terms };
    let answer = wait(pool.ask(judge, body(), Client::OURSELVES, Kind::Single));
    assert!(matches!(answer, Ok(Answer { told: Told::Judged, .. })), "{answer:?}");
    still_works(&pool);
}

#[cfg(target_os = "linux")]
#[test]
fn a_worker_has_no_files_no_network_and_no_other_process_within_reach() {
    let pool = strict_pool();
    assert!(pool.standing().lacking.is_empty(), "{:?}", pool.standing().lacking);
    // What an honest line could ask by mistake is refused; EPERM is 1, and EAGAIN, for a thread, 11.
    for misdeed in [Misdeed::OpenAFile, Misdeed::ReadItsOwnMemory, Misdeed::StartAThread] {
        match misbehave(&pool, misdeed).map(|answer| answer.told) {
            Ok(Told::Survived(told)) => {
                assert!(["refused 1", "refused 11"].contains(&told.as_str()), "{misdeed:?}: {told}")
            }
            other => panic!("{misdeed:?}: {other:?}"),
        }
    }
    // What none would ask ends the process.
    for misdeed in [Misdeed::OpenASocket, Misdeed::Execute, Misdeed::SignalTheParent] {
        let answer = misbehave(&pool, misdeed);
        assert!(matches!(answer, Err(PressError::Crashed)), "{misdeed:?}: {answer:?}");
    }
    still_works(&pool);
}

#[cfg(target_os = "linux")]
#[test]
fn no_worker_outlives_its_front_however_that_ends() {
    for signal in ["KILL", "TERM"] {
        let mut front = Service::start(&["--render-threads", "1", "--shutdown", "1"]);
        let workers = loop {
            let workers = front.workers();
            if workers.len() == 2 {
                break workers;
            }
            std::thread::yield_now();
        };
        front.signal(signal);
        front.wait();
        // Whoever waits for them for ever here has found the fault.
        for worker in workers {
            while std::fs::read_to_string(format!("/proc/{worker}/comm")).is_ok_and(|name| name.contains("trajectpers"))
            {
                std::thread::yield_now();
            }
        }
    }
}

/// What a terminal tells all processes of its group when somebody presses Ctrl-C is for the service, which lets its workers
/// finish.
#[cfg(target_os = "linux")]
#[test]
fn who_stops_a_group_of_processes_stops_no_worker_at_its_work() {
    let group = |process: u32| {
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("a process");
        let (_, after_name) = stat.rsplit_once(')').expect("a name");
        after_name.split_whitespace().nth(2).map(str::to_owned)
    };
    let front = Service::start(&["--render-threads", "1"]);
    let workers = front.workers();
    assert!(!workers.is_empty());
    for worker in workers {
        assert_ne!(group(worker), group(front.id()));
    }
}

/// To prove them is to make every example of every kind, which a worker that stands in for another has no time for.
#[cfg(target_os = "linux")]
#[test]
fn only_the_first_worker_proves_the_templates_of_a_house() {
    let ticks = |process: u32| -> u64 {
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("a process");
        let (_, after_name) = stat.rsplit_once(')').expect("a name");
        after_name.split_whitespace().nth(11).and_then(|ticks| ticks.parse().ok()).expect("its time")
    };
    let house = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("press-house");
    std::fs::create_dir_all(house.join("teksten")).expect("a folder");
    std::fs::write(house.join("teksten/avg.txt.j2"), "Huiszin over de AVG.").expect("a text");
    let house = house.to_str().expect("a path");
    let front = Service::start(&["--render-threads", "1", "--report-templates", house]);
    let first = front.workers();
    let all = loop {
        let metrics = request_to(front.address, "GET", "/metrics", &[], &[]).text();
        if metrics.lines().any(|line| line == "trajectpers_workers_warm 2") {
            break front.workers();
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    assert_eq!(all.len(), 2);
    let of = |is_first: bool| -> u64 {
        all.iter().filter(|worker| (**worker == first[0]) == is_first).map(|worker| ticks(*worker)).sum()
    };
    assert!(of(false) * 2 < of(true), "{} against {}", of(false), of(true));
}

#[cfg(target_os = "linux")]
#[test]
fn a_worker_that_is_killed_from_outside_costs_no_document() {
    let pool = Arc::new(pool(1, 16));
    let service = serve(state(Arc::clone(&pool)));
    let mine = workers_of(std::process::id());
    let body = bytes(&example(AKKER));
    std::thread::scope(|scope| {
        let answers: Vec<_> =
            (0..4).map(|_| scope.spawn(|| request_to(service, "POST", VOORTGANG, &[JSON], &body).status)).collect();
        // Those of other tests too: they must not notice either.
        let _ =
            mine.first().map(|worker| std::process::Command::new("kill").args(["-KILL", &worker.to_string()]).status());
        for answer in answers {
            assert_eq!(answer.join().expect("an answer"), 200);
        }
    });
}

#[test]
fn a_pool_that_closes_tells_who_waits_and_ends_what_hangs() {
    let pool = Arc::new(pool(1, 16));
    let asks: Vec<_> = [Misdeed::NeverAnswer, Misdeed::Wait]
        .into_iter()
        .map(|misdeed| {
            let pool = Arc::clone(&pool);
            std::thread::spawn(move || misbehave(&pool, misdeed))
        })
        .collect();
    while pool.standing().running == 0 {
        std::thread::yield_now();
    }
    wait(pool.drain(Duration::from_millis(200)));
    for ask in asks {
        let answer = ask.join().expect("an answer");
        assert!(matches!(answer, Err(PressError::Closed)), "{answer:?}");
    }
    assert!(matches!(misbehave(&pool, Misdeed::Wait), Err(PressError::Closed)));
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_of_a_body_stays_in_memory() {
    const NAME: &str = "Zandoogkever";

    let service = Service::start(&["--render-threads", "1", "--worker-rest", "1"]);
    let body = |name: &str| {
        let mut body = example(AKKER);
        set(&mut body, "/werknemer/achternaam", name);
        bytes(&body)
    };
    let post = |name: &str| request_to(service.address, "POST", VOORTGANG, &[JSON], &body(name)).status;
    assert_eq!(post(NAME), 200);
    let kept = NAME.to_owned();
    assert!(found_in_memory(std::process::id(), kept.as_bytes()) > 0, "what is there is found");
    // Of the connection, as soon as it is closed on both sides.
    while found_in_memory(service.id(), NAME.as_bytes()) > 0 {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(post("Ander"), 200);
    // A worker that rests is replaced, and what it remembers goes with it.
    let remembers = |worker: &u32| found_in_memory(*worker, NAME.as_bytes()) > 0;
    while service.workers().iter().any(remembers) {
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(post("Derde"), 200);
    assert_eq!(found_in_memory(service.id(), NAME.as_bytes()), 0);
    assert!(!service.log().contains(NAME));
}

#[test]
fn a_full_house_has_room_for_who_has_nothing_in_it() {
    let pool = Arc::new(pool(1, 2));
    let client = |number: u8| Client::address([10, 0, 0, number].into());
    let asks: Vec<_> = (0..3)
        .map(|_| {
            let pool = Arc::clone(&pool);
            std::thread::spawn(move || wait(pool.ask(Ask::Misbehave(Misdeed::Wait), vec![], client(1), Kind::Single)))
        })
        .collect();
    while !(pool.is_full() && pool.standing().running == 1) {
        std::thread::yield_now();
    }
    assert!(pool.is_full_for(client(1)));
    assert!(!pool.is_full_for(client(2)));
    let answer = wait(pool.ask(Ask::Misbehave(Misdeed::OpenAFile), vec![], client(2), Kind::Single));
    assert!(matches!(answer, Ok(Answer { told: Told::Survived(_), .. })), "{answer:?}");
    let outcomes: Vec<_> = asks.into_iter().map(|ask| ask.join().expect("an answer")).collect();
    assert!(outcomes.iter().any(|outcome| matches!(outcome, Err(PressError::Full { capacity: 2 }))), "{outcomes:?}");
}
