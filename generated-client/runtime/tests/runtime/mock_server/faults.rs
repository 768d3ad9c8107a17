//! Faults of the connection, as a socket and as a client see them.

use super::socket;
use super::vendors::{Ask, Shelve, VENDOR_DOCS, client, shelve};
use clientloom_runtime::error::TransportKind;
use clientloom_runtime::testing::{Fault, MockResponse, MockServer};
use clientloom_runtime::{Call, Error};
use std::io::ErrorKind;
use std::time::Duration;

const RESPONSE: &str = r#"{ "code": 0, "msg": "ok", "data": { "text": "two" } }"#;

/// Whether a socket received what a fault leaves of the documented response.
fn is_left(fault: Fault, ended: &socket::Ended) -> bool {
    let length = format!("content-length: {}\r\n", RESPONSE.len());
    let half = ended.text().contains(&length) && ended.body() == RESPONSE[..RESPONSE.len() / 2];
    let waited = matches!(ended.error, Some(ErrorKind::WouldBlock | ErrorKind::TimedOut));
    match fault {
        Fault::Reset | Fault::Cut => ended.bytes.is_empty() && ended.error == Some(ErrorKind::ConnectionReset),
        Fault::HangUp => ended.bytes.is_empty() && ended.error.is_none(),
        Fault::Stall => ended.bytes.is_empty() && waited,
        Fault::StallBody => half && waited,
        Fault::Truncate => half && ended.error.is_none(),
        Fault::Oversize(bytes) => ended.bytes.len() > bytes && ended.error.is_none(),
        other => panic!("{other:?} is not tested"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_socket_sees_each_fault() {
    for &fault in Fault::ALL {
        let server = MockServer::start(&VENDOR_DOCS);
        server.on::<Ask<Shelve>>().once(fault);
        let ended = if fault.stalls() { socket::shelve_briefly(&server).await } else { socket::shelve(&server).await };
        assert!(is_left(fault, &ended), "{fault:?}: {:?} after {} bytes", ended.error, ended.bytes.len());
        let request = server.requests().remove(0);
        assert_eq!(request.received.body.is_empty(), fault == Fault::Reset, "{fault:?}");
        assert_eq!(request.received.target, "/v1/shops/s%201/goods/5?v=2");
        assert_eq!(socket::shelve(&server).await.body(), RESPONSE, "{fault:?} is over");
    }
}

#[tokio::test]
async fn a_client_sees_each_fault_as_an_error() {
    for &fault in Fault::ALL {
        let server = MockServer::start(&VENDOR_DOCS);
        let client = client(&server);
        // The second call uses the connection that the first one has left open.
        server.on::<Ask<Shelve>>().once(MockResponse::documented()).times(3, fault);
        let request = shelve(&["a"]);
        Call::new(&client, &request).await.unwrap();
        let patience = Duration::from_millis(if fault.stalls() { 50 } else { 60_000 });
        let error = Call::new(&client, &request).timeout(patience).await.unwrap_err();
        let Error::Transport(error) = error else { panic!("{fault:?}: {error}") };
        let expected = match fault {
            Fault::Stall | Fault::StallBody => TransportKind::Timeout,
            Fault::Oversize(_) => TransportKind::TooLarge,
            _ => TransportKind::Io,
        };
        assert_eq!(error.kind(), expected, "{fault:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_response_can_have_a_fault() {
    let server = MockServer::start(&VENDOR_DOCS);
    let answer = MockResponse::new(500, "").fault(Fault::Truncate).delay(Duration::from_millis(1));
    server.on::<Ask<Shelve>>().once(answer);
    let ended = socket::shelve(&server).await;
    assert_eq!((ended.status(), ended.body().as_str(), ended.error), (500, "", None));
    assert!(ended.text().contains("content-length: 1\r\n"), "{}", ended.text());
    server.on::<Ask<Shelve>>().always(MockResponse::documented().delay(Duration::from_secs(600)));
    let ended = socket::shelve_briefly(&server).await;
    assert!(is_left(Fault::Stall, &ended));
}

#[tokio::test]
async fn a_stopped_server_refuses_connections_until_it_resumes() {
    let server = MockServer::start(&VENDOR_DOCS);
    let client = client(&server);
    let request = shelve(&["a"]);
    for _ in 0..2 {
        Call::new(&client, &request).await.unwrap();
        server.stop().await;
        let address = server.base_url().replace("http://", "");
        let refused = std::net::TcpStream::connect(address).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::ConnectionRefused);
        server.resume();
        server.resume();
    }
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn connections_are_reset_before_anything_is_read() {
    let server = MockServer::start(&VENDOR_DOCS);
    let client = client(&server);
    let request = shelve(&["a"]);
    Call::new(&client, &request).await.unwrap();
    server.reset_next(2);
    Call::new(&client, &request).await.expect("a connection that was there before");
    for _ in 0..2 {
        let ended = socket::shelve(&server).await;
        assert_eq!((ended.bytes.len(), ended.error), (0, Some(ErrorKind::ConnectionReset)));
    }
    assert_eq!(server.requests().len(), 2);
    assert_eq!(socket::shelve(&server).await.body(), RESPONSE);
}
