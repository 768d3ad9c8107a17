//! Numbers of calls at a time, from specs to the requests that a server receives.

use std::time::Duration;

use client_tests::rates::acme::Acme;
use client_tests::rates::acme::hall::clear::Clear;
use client_tests::rates::acme::hall::enter::{Enter, Guest};
use clientloom_runtime::Builder;
use clientloom_runtime::operation::Operation;
use clientloom_runtime::testing::{MockResponse, MockServer, RequestViolation, VendorDocs};

static DOCS: VendorDocs = VendorDocs::new(&[Clear::INFO, Enter::INFO], &[]);

/// Starts a server whose responses take a while, and a client of it.
fn start() -> (MockServer, Builder<Acme>) {
    let server = MockServer::start(&DOCS);
    let slow = || MockResponse::json(200, r#"{"code":0}"#).delay(Duration::from_millis(100));
    server.on::<Clear>().always(slow());
    server.on::<Enter>().always(slow());
    let builder = Acme::builder().api_key("sk-1").base_url(server.base_url());
    (server, builder)
}

fn clear() -> Clear {
    Clear::new((0..80).map(|hall| hall.to_string()))
}

#[tokio::test]
async fn a_batch_makes_one_call_at_a_time() {
    let (server, builder) = start();
    let acme = builder.build().expect("a client");
    let outcome = acme.hall().clear_all(clear()).parallel(8).await.expect("an outcome");
    assert_eq!((outcome.succeeded.len(), server.requests().len()), (80, 4));
    server.assert_clean();
}

/// The server tells calls at a time from calls one after another.
#[tokio::test]
async fn a_client_that_skips_rates_is_found_out() {
    let (server, builder) = start();
    let acme = builder.skip_rates().build().expect("a client");
    drop(acme.hall().clear_all(clear()).parallel(8).await);
    let requests = server.requests();
    let mut violations = requests.iter().flat_map(|request| &request.violations);
    assert!(violations.any(|violation| matches!(violation, RequestViolation::Concurrency { max: 1, .. })));
}

#[tokio::test]
async fn each_hall_has_one_call_at_a_time() {
    let (server, builder) = start();
    let acme = builder.build().expect("a client");
    let calls = [("north", "1"), ("north", "2"), ("south", "3"), ("north", "4")].map(|(hall, guest)| {
        let request = Enter::new(hall).with_guest(Guest::default().with_id(guest));
        let acme = acme.clone();
        tokio::spawn(async move { acme.hall().enter(&request).await.map(drop) })
    });
    for call in calls {
        call.await.expect("a task").expect("a response");
    }
    assert_eq!(server.requests().len(), 4);
    server.assert_clean();
}
