//! Events, their kinds, and deviations from the page.

use super::sample::{Ask, AskEvent, Bodies, Cost, LINES, SSE, Watch, WatchEvent, answer, read, text};
use clientloom_runtime::{Call, Error, OperationExt as _};

#[tokio::test]
async fn events_are_typed_in_both_framings() {
    for body in [LINES, SSE] {
        let (events, error) = read(&Bodies::text(body)).await;
        assert!(error.is_none(), "{error:?}");
        assert_eq!(events, answer());
    }
}

#[tokio::test]
async fn events_behind_the_end_are_ignored() {
    let body = format!("{LINES}{{\"code\":3,\"data\":\"late\"}}\nnot an event\n");
    let (events, error) = read(&Bodies::text(body)).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(events, answer());
}

#[tokio::test]
async fn an_undocumented_kind_is_passed_on() {
    let unknown = "{\"code\":99,\"data\":[1]}";
    let (events, error) = read(&Bodies::text(format!("{unknown}\n{unknown}\n{LINES}"))).await;
    assert!(error.is_none(), "{error:?}");
    let other = AskEvent::Other(unknown.parse().unwrap());
    assert_eq!(events, [vec![other.clone(), other], answer()].concat());
}

#[tokio::test]
async fn data_of_another_type_costs_no_event() {
    let odd = "{\"code\":4,\"msg\":\"Cost\",\"data\":[7]}";
    let acme = Bodies::text(format!("{odd}\n{{\"code\":3,\"more\":1,\"data\":5}}\n{{\"code\":9}}\n{LINES}")).acme();
    let mut stream = Call::stream(&acme.0, &Ask::default()).await.unwrap();
    let mut events = Vec::new();
    while let Some(event) = stream.next().await {
        events.push(event.unwrap());
    }
    let others = ["{\"code\":9}"].map(|text| AskEvent::Other(text.parse().unwrap()));
    assert_eq!(events[..2], [AskEvent::Other(odd.parse().unwrap()), text("5")]);
    assert_eq!(events[2..], [others.to_vec(), answer()].concat());
    let deviations: Vec<String> = stream.deviations().iter().map(ToString::to_string).collect();
    let expected = [
        "`data` cannot be read as the data of its kind",
        "`more` is not documented",
        "`data` is a number instead of a string",
        "`code` has a value that is not documented: `9`",
    ];
    assert_eq!(deviations, expected);
    assert_eq!(acme.0.drifts().len(), 4);
    assert_eq!((stream.status(), stream.log_id(), stream.header("x-log")), (200, Some("l-1"), Some("l-1")));
}

#[tokio::test]
async fn a_strict_call_tolerates_no_deviation() {
    for line in ["{\"code\":3,\"data\":5}", "{\"code\":4,\"data\":[7]}", "{\"code\":99}\n{\"code\":99}"] {
        let acme = Bodies::text(format!("{line}\n{LINES}")).acme();
        let ask = Ask::default();
        let mut stream = Call::stream(&acme.0, &ask).strict().await.unwrap();
        assert!(matches!(stream.next().await, Some(Err(Error::Decode(_)))), "{line}");
        assert!(stream.next().await.is_none());
    }
}

#[tokio::test]
async fn the_lines_of_the_standard_can_name_the_kind() {
    let body = "data: {\"pieces\":1}\n\nevent: tick\ndata:\n\nevent: odd\ndata: [1]\n\ndata: [DONE]\n\n";
    let acme = Bodies::text(body).acme();
    let mut stream = Watch.send(&acme).await.unwrap();
    let mut events = Vec::new();
    while let Some(event) = stream.next().await {
        events.push(event.unwrap());
    }
    let message = WatchEvent::Message(Cost { pieces: Some(1) });
    assert_eq!(events, [message, WatchEvent::Tick(json!(null)), WatchEvent::Other(json!([1]))]);
}
