//! Makes the documented calls of all operations, or of the operations in the arguments.
//!
//! The example prints requests and responses. A mock server on this machine responds as the pages
//! document, and checks every request against its page.

use feishu_gptbots_ctyun::ctyun::Ctyun;
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::gptbots::GptBots;
use feishu_gptbots_ctyun::testing::{Example, MockServer};
use feishu_gptbots_ctyun::{Error, examples};
use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let all = examples::ALL.iter().copied().flatten().copied().flatten().copied();
    let chosen: Vec<&dyn Example> =
        all.filter(|example| wanted.is_empty() || wanted.iter().any(|name| name == example.info().name)).collect();
    if let Some(name) = wanted.iter().find(|name| chosen.iter().all(|example| example.info().name != **name)) {
        eprintln!("no documented example of the operation `{name}`: check the name");
        return ExitCode::from(2);
    }
    match make(&chosen).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn make(chosen: &[&dyn Example]) -> Result<(), Error> {
    let server = MockServer::start(&examples::ctyun::VENDOR_DOCS)
        .with(&examples::feishu::VENDOR_DOCS)
        .with(&examples::gptbots::VENDOR_DOCS);
    server.accept_token("t-example");
    let base_url = server.base_url();
    let ctyun = Ctyun::builder().keys("access-key", "secret-key").base_url(&base_url).build()?;
    let gptbots = GptBots::builder().api_key("app-example").base_url(&base_url).build()?;
    let tenant = Feishu::builder().tenant_access_token("t-example").base_url(&base_url).build()?;
    let user = Feishu::builder().user_access_token("t-example").base_url(&base_url).build()?;
    let app = Feishu::builder().app_access_token("t-example").base_url(&base_url).build()?;
    for example in chosen {
        let info = example.info();
        let client = match (info.service.vendor, info.tokens.first()) {
            ("ctyun", _) => ctyun.client(),
            ("gptbots", _) => gptbots.client(),
            (_, Some(&"user_access_token")) => user.client(),
            (_, Some(&"app_access_token")) => app.client(),
            _ => tenant.client(),
        };
        let result = example.call(client).await;
        println!("{}\n", example.name());
        if let Some(request) = server.of_named(info.name).last() {
            println!("{} {}", request.received.method, request.received.target);
            if example.body().is_some() {
                println!("{:#}", request.json());
            }
        }
        match result {
            Ok(outcome) => println!("\nHTTP {} {}\n{}\n", outcome.status, outcome.message, outcome.response),
            Err(error) => println!("\n{error}\n"), // some pages document a failure
        }
    }
    server.assert_clean();
    Ok(())
}
