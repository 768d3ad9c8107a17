//! Requests and responses can be serialized with the feature `serde`.

use consumer::client::parcelbox::v1::crate_::r#type::Filter;
use consumer::client::parcelbox::v1::parcel::{Cancel, CancelResponse};

#[test]
fn requests_and_replies_come_back_as_they_were() {
    let request = Cancel::new("north", ["P-1"]).with_notify(false);
    let text = serde_json::to_string(&request).expect("JSON");
    assert_eq!(serde_json::from_str::<Cancel>(&text).expect("a request"), request);
    let filter = Filter::new("size").with_not(Filter::new("lid"));
    let text = serde_json::to_string(&filter).expect("JSON");
    assert_eq!(serde_json::from_str::<Filter>(&text).expect("a type"), filter);
    assert_eq!(serde_json::from_str::<CancelResponse>("{}").expect("a reply"), CancelResponse::default());
}
