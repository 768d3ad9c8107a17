//! The nearest file overrides the vendor's settings.

use clientloom_runtime::operation::Operation;
use consumer::client::parcelbox::Ping;
use consumer::client::parcelbox::tracking::v2::event::{List, ListError};

use super::server::{Sent, check, start};

#[tokio::test]
async fn an_envelope_two_folders_down() {
    let (server, parcelbox) = start(
        200,
        r#"{"data":1,"state":"fine","result":{"events":["packed"]},"words":"","took":3,"trace":{"id":"t-2"}}"#,
    );
    let reply = parcelbox.tracking().v2().event().list(&List::new()).await;
    assert!(reply.is_ok_and(|reply| reply.events.is_empty()), "`result` is no data here: this envelope has none");
    check(&server, &Sent { line: "POST /v2/events", headers: &[("content-type", "application/json")], body: "{}" });
    let (_server, parcelbox) = start(200, r#"{"events":["packed"],"state":"fine","words":"","took":3}"#);
    let reply = parcelbox.tracking().v2().event().list(&List::new()).await.expect("a reply");
    assert_eq!((reply.events.as_slice(), reply.deviations().len()), (["packed".to_owned()].as_slice(), 0));
}

#[tokio::test]
async fn codes_of_every_level() {
    let call = async |reply| {
        let (_server, parcelbox) = start(200, reply);
        let request = List::new().with_parcel("P-1");
        parcelbox.tracking().v2().event().list(&request).await.expect_err("an error")
    };
    let error = call(r#"{"state":"sad","reason":"LATE","words":"try later"}"#).await;
    assert_eq!(error.api::<List>(), Some(ListError::TryLater));
    let error = call(r#"{"state":"sad","reason":"GONE","words":"gone"}"#).await;
    assert_eq!(error.api_error().and_then(|api| api.row?.meaning), Some("The parcel left the network."));
    let error = call(r#"{"state":"sad","reason":"4290","words":"slowly"}"#).await;
    assert_eq!(error.api_error().and_then(|api| api.row?.remedy), Some("Wait a second, then retry the call."));
}

#[test]
fn the_nearest_host_holds() {
    let hosts = [Ping::INFO.service.host, List::INFO.service.host];
    assert_eq!(hosts, ["https://{region}.parcelbox.example", "https://tracking.parcelbox.example"]);
}
