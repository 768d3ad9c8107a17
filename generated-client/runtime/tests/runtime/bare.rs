//! Successful responses without an envelope, where a page shows them.

use crate::sample::{Answer, ProbeError};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::auth::Bearer;
use clientloom_runtime::operation::{BareResponse, Envelope, Operation, OperationInfo, Service, Vendor};
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Builder, Call, Client, Error, Method, Response, VendorClient};

static SERVICE: Service = Service {
    vendor: "bare",
    host: "https://bare.example",
    envelope: Envelope::new("code", "message", &["0"]).error_codes(&["error"]),
    ..Service::BASE
};

/// An operation without fields, whose response may be the data itself.
struct Ask<const WHOLE: char>;

impl<const WHOLE: char> Encode for Ask<WHOLE> {
    fn encode(&self) -> Json<'_> {
        Json::Object(Vec::new())
    }
}

impl<const WHOLE: char> Operation for Ask<WHOLE> {
    type Vendor = crate::sample::Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "ask",
        method: Method::Post,
        bare: Some(match WHOLE {
            'l' => BareResponse::Whole("children"),
            'o' => BareResponse::Whole("child"),
            _ => BareResponse::Members,
        }),
        ..OperationInfo::of(&SERVICE)
    };
}

struct Other(Client);

impl Vendor for Other {
    const SERVICE: &'static Service = &SERVICE;
}

impl VendorClient for Other {
    fn from_client(client: Client) -> Self {
        Self(client)
    }

    fn client(&self) -> &Client {
        &self.0
    }
}

async fn ask<const WHOLE: char>(status: u16, body: &'static str) -> Result<Response<Answer>, Error> {
    let server = Loopback::start(move |_| LoopbackResponse::new(status, body));
    let other = Builder::<Other>::new(Bearer::new("token")).base_url(server.base_url()).build().unwrap();
    Call::new(&other.0, &Ask::<WHOLE>).await
}

fn tolerated(response: &Response<Answer>) -> Vec<String> {
    response.deviations().iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn members_are_decoded_with_and_without_the_envelope() {
    for body in [r#"{"int":1}"#, r#"{"int":1,"message":null}"#, r#"{"code":0,"message":"OK","int":1}"#] {
        assert_eq!(ask::<'m'>(200, body).await.unwrap().int, Some(1), "{body}");
    }
    let response = ask::<'m'>(200, r#"{"int":1,"new":2}"#).await.unwrap();
    assert_eq!(tolerated(&response), ["`new` is not documented"]);
}

#[tokio::test]
async fn a_bare_list_is_the_only_field() {
    for body in [r#"[{"int":1},{"new":2}]"#, r#"{"code":"0","children":[{"int":1},{"new":2}]}"#] {
        let response = ask::<'l'>(200, body).await.unwrap();
        assert_eq!((response.children.len(), response.children[0].int), (2, Some(1)), "{body}");
        assert_eq!(tolerated(&response), ["`children[1].new` is not documented"]);
    }
    assert!(ask::<'l'>(200, "[]").await.unwrap().children.is_empty());
}

#[tokio::test]
async fn a_bare_object_is_the_only_field_unless_it_contains_the_field() {
    for body in [r#"{"int":1}"#, r#"{"child":{"int":1}}"#, r#"{"code":0,"child":{"int":1}}"#] {
        let response = ask::<'o'>(200, body).await.unwrap();
        assert_eq!(response.child.as_ref().and_then(|child| child.int), Some(1), "{body}");
    }
}

#[tokio::test]
async fn a_bare_response_without_known_fields_is_not_a_success() {
    let empty = ["{}", r#"{"message":"gone"}"#, r#"{"new":1}"#, r#"{"code":null,"int":1}"#, r#"{"code":[],"int":1}"#];
    for body in empty.into_iter().chain(["[]", "7", "null", "", "<html>"]) {
        let error = ask::<'m'>(200, body).await.expect_err(body);
        assert!(matches!(&error, Error::Decode(found) if found.expected == "an object with `code`"), "{body}: {error}");
    }
    for body in empty.into_iter().chain(["7", "null", "", "<html>", "[1"]) {
        let error = ask::<'o'>(200, body).await.expect_err(body);
        assert!(matches!(&error, Error::Decode(found) if found.expected == "an object with `code`"), "{body}: {error}");
    }
}

#[tokio::test]
async fn any_number_of_unknown_fields_is_not_a_success() {
    for count in [1, 100, 101, 1000] {
        let unknown: Vec<String> = (0..count).map(|key| format!(r#""k{key}":0"#)).collect();
        let members = |first: &str| format!("{{{first}{}}}", unknown.join(",")).leak();
        assert!(matches!(ask::<'m'>(200, members("")).await, Err(Error::Decode(_))), "{count}");
        assert!(matches!(ask::<'o'>(200, members("")).await, Err(Error::Decode(_))), "{count}");
        assert_eq!(ask::<'m'>(200, members(r#""int":1,"#)).await.unwrap().int, Some(1), "{count}");
    }
}

#[tokio::test]
async fn error_responses_stay_errors() {
    let coded = [r#"{"code":4,"int":1}"#, r#"{"error":"4","int":1}"#];
    for body in coded {
        assert_eq!(ask::<'m'>(200, body).await.expect_err(body).api_error().unwrap().code.as_str(), "4");
    }
    for body in [r#"{"int":1}"#, r#"[{"int":1}]"#] {
        for status in [302, 400, 500] {
            let error = ask::<'l'>(status, body).await.expect_err(body);
            assert!(matches!(error, Error::Http(_)), "{status} {body}: {error}");
        }
    }
}
