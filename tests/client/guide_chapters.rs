//! Further client code of the guide, in addition to `guide_code`.

use clientloom_runtime::auth::{FileStore, Sign, SignInState, SigningContext, code_of_redirect};
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::AuthError;
use clientloom_runtime::http;
use clientloom_runtime::operation::Framing;
use clientloom_runtime::testing::{MockResponse, MockServer};
use clientloom_runtime::transport::BoxFuture;
use clientloom_runtime::{Builder, Error, Method, Secret};
use feishu_gptbots_ctyun::examples::feishu::VENDOR_DOCS;
use feishu_gptbots_ctyun::examples::gptbots as gptbots_docs;
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchQuery;
use feishu_gptbots_ctyun::feishu::authen::v1::user_info::Get;
use feishu_gptbots_ctyun::gptbots::GptBots;
use feishu_gptbots_ctyun::gptbots::v2::conversation::message::{Message, MessageEvent, SentMessage};

async fn a_first_call(feishu: &Feishu) -> Result<(), Error> {
    // README: from here
    let request = BatchQuery::new("package_test__c", "_user", ["_id", "_name"]).with_page_size(10);
    let records = feishu.apaas().v1().application_object_record();
    let response = records.batch_query(&request).await?;
    for record in &response.items {
        println!("{:?}", record.get("_name"));
    }
    println!("log id {:?}", response.log_id());
    // README: up to here
    Ok(())
}

async fn an_answer(gptbots: &GptBots) -> Result<String, Error> {
    let mut answer = String::new();
    // README: from here
    let ask = SentMessage::new().with_role("user").with_content("Hello");
    let request = Message::new("686e2646cb8ee942d9a62d79", [ask]);
    let mut events = gptbots.v2().conversation().message_stream(&request).await?;
    while let Some(event) = events.next().await {
        match event? {
            MessageEvent::Text(text) => answer.push_str(&text),
            MessageEvent::Other(json) => println!("another kind: {json}"),
            _ => {}
        }
    }
    // README: up to here
    Ok(answer)
}

async fn a_user_token(user_token: Secret) -> Result<(), Error> {
    // README: from here
    let feishu = Feishu::builder().user_access_token(user_token).build()?;
    let user = feishu.client().call_raw(Method::Get, "/open-apis/authen/v1/user_info", None).retry_is_safe().await?;
    println!("{}", user["name"]);
    // README: up to here
    Ok(())
}

fn a_client_with_users(app_secret: Secret) -> Result<Feishu, Error> {
    // README: from here
    let redirect = "https://my-app.example/back"; // as the developer console has it
    let store = FileStore::new("/var/lib/my-app/tokens");
    let builder = Feishu::builder().app("cli_a1", app_secret.clone()).token_store(store);
    let feishu = builder.users("cli_a1", app_secret, redirect).build()?;
    // README: up to here
    Ok(feishu)
}

async fn a_sign_in(feishu: &Feishu, target: &str) -> Result<(), Box<dyn std::error::Error>> {
    // README: from here
    let state = SignInState::random()?; // keep both with the session of the browser
    let authorization = feishu.client().users().authorize_url(&["offline_access"], &state)?;
    // Send the browser to `authorization.url`. It comes back to the redirect address:
    let code = code_of_redirect(target, &state)?;
    feishu.client().users().exchange("user-17", code, &authorization.verifier).await?;
    let response = feishu.authen().v1().user_info().get(&Get::new()).user("user-17").await?;
    println!("{:?}", response.name);
    // README: up to here
    Ok(())
}

// README: from here
/// Adds the API key of a gateway.
struct KeyHeader(Secret);

impl Sign for KeyHeader {
    fn sign<'a>(
        &'a self,
        request: &'a mut http::Request<Bytes>,
        _: &'a SigningContext,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(async {
            let mut value = http::HeaderValue::from_str(self.0.expose()).map_err(AuthError::new)?;
            value.set_sensitive(true); // keeps the key out of errors
            request.headers_mut().insert("X-Api-Key", value);
            Ok(())
        })
    }
}
// README: up to here

fn a_signer(key: Secret) -> Result<Feishu, Error> {
    // README: from here
    let feishu: Feishu = Builder::new(KeyHeader(key)).build()?;
    // README: up to here
    Ok(feishu)
}

fn a_token_store(app_secret: Secret) -> Result<Feishu, Error> {
    // README: from here
    let store = FileStore::new("/var/lib/my-app/tokens").on_failure(|failure| eprintln!("{failure}"));
    let feishu = Feishu::builder().app("cli_a1", app_secret).token_store(store).build()?;
    // README: up to here
    Ok(feishu)
}

#[tokio::test]
async fn the_first_call_of_the_guide_runs() -> Result<(), Error> {
    let server = MockServer::start(&VENDOR_DOCS);
    let feishu = Feishu::builder().app("cli_a1", "secret").base_url(server.base_url()).build()?;
    a_first_call(&feishu).await?;
    server.assert_clean();
    Ok(())
}

#[test]
fn clients_of_the_guide_are_built() -> Result<(), Error> {
    let secret = || Secret::from("secret");
    drop(a_user_token(secret()));
    a_signer(secret())?;
    a_token_store(secret())?;
    drop(a_sign_in(&a_client_with_users(secret())?, "/back"));
    Ok(())
}

#[tokio::test]
async fn stream_examples_run() -> Result<(), Error> {
    let server = MockServer::start(&gptbots_docs::VENDOR_DOCS);
    let gptbots = GptBots::builder().api_key("key").base_url(server.base_url()).build()?;
    let lines = "{\"code\":3,\"data\":\"Hel\"}\n{\"code\":3,\"data\":\"lo\"}\n{\"code\":0,\"data\":null}\n";
    let found = [Framing::Lines, Framing::Sse].map(|framing| MockResponse::events(lines, framing));
    for response in found {
        server.on::<Message>().once(response);
        assert_eq!(an_answer(&gptbots).await?, "Hello");
    }
    Ok(())
}
