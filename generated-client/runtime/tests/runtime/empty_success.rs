//! Successes without a body, and results next to the code of an envelope with data.

use crate::sample::{Acme, Answer, ProbeError};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::auth::Bearer;
use clientloom_runtime::operation::{Envelope, Operation, OperationInfo, ResponseFormat, Service, Vendor};
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Builder, Call, Client, Error, Method, Response, VendorClient};

static SERVICE: Service = Service {
    vendor: "lockers",
    host: "https://lockers.example",
    envelope: Envelope::new("code", "message", &["0"]).data("data"),
    ..Service::BASE
};

/// An operation whose kind is `n` (no body), `d` (no data), `b` (data next to the code) or `j`.
struct Ask<const KIND: char>;

impl<const KIND: char> Encode for Ask<KIND> {
    fn encode(&self) -> Json<'_> {
        Json::Object(Vec::new())
    }
}

impl<const KIND: char> Operation for Ask<KIND> {
    type Vendor = Acme;
    type Response = Answer;
    type Output = Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "ask",
        method: Method::Post,
        response_format: match KIND {
            'n' => ResponseFormat::Nothing,
            'd' => ResponseFormat::NoData,
            _ => ResponseFormat::Json,
        },
        data_beside: KIND == 'b',
        ..OperationInfo::of(&SERVICE)
    };
}

struct Lockers(Client);

impl Vendor for Lockers {
    const SERVICE: &'static Service = &SERVICE;
}

impl VendorClient for Lockers {
    fn from_client(client: Client) -> Self {
        Self(client)
    }

    fn client(&self) -> &Client {
        &self.0
    }
}

async fn ask<const KIND: char>(status: u16, body: &'static str) -> Result<Response<Answer>, Error> {
    let server = Loopback::start(move |_| LoopbackResponse::new(status, body));
    let lockers = Builder::<Lockers>::new(Bearer::new("token")).base_url(server.base_url()).build().unwrap();
    Call::new(&lockers.0, &Ask::<KIND>).await
}

#[tokio::test]
async fn no_body_is_a_success_where_the_page_says_so() {
    for status in [200, 204] {
        assert_eq!(ask::<'n'>(status, "").await.unwrap().status(), status);
    }
    assert_eq!(ask::<'d'>(204, "").await.unwrap().status(), 204);
    assert!(matches!(ask::<'d'>(200, "").await, Err(Error::Decode(_))));
    assert!(matches!(ask::<'j'>(200, "").await, Err(Error::Decode(_))));
    assert!(matches!(ask::<'j'>(204, "").await, Err(Error::Decode(_))));
    assert!(matches!(ask::<'n'>(404, "").await, Err(Error::Http(_))));
}

#[tokio::test]
async fn a_body_in_spite_of_the_page_is_read_as_envelope() {
    assert!(ask::<'n'>(200, r#"{"code":0}"#).await.is_ok());
    let error = ask::<'n'>(200, r#"{"code":7,"message":"taken"}"#).await.expect_err("a failure");
    assert_eq!(error.api_error().unwrap().code.as_str(), "7");
    assert!(matches!(ask::<'n'>(200, "<html>").await, Err(Error::Decode(_))));
}

#[tokio::test]
async fn results_next_to_the_code_are_the_response() {
    let response = ask::<'b'>(200, r#"{"code":0,"message":"ok","int":3,"new":1}"#).await.unwrap();
    assert_eq!(response.int, Some(3));
    let notes: Vec<_> = response.deviations().iter().map(ToString::to_string).collect();
    assert_eq!(notes, ["`new` is not documented"]);
    let below = ask::<'j'>(200, r#"{"code":0,"message":"ok","int":3}"#).await.unwrap();
    assert_eq!((below.int, below.deviations().len()), (None, 1));
}
