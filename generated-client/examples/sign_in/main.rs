//! Signs a user in in a browser, and prints the name of the user.
//!
//! ```sh
//! cargo run --example sign_in -p feishu-gptbots-ctyun --features feishu-authen,users \
//!   -- ada --rehearse
//! ```
//!
//! `ada` is the name under which the store keeps the user. Without `--rehearse`, the command signs
//! in at Feishu with the app in the environment variables `FEISHU_APP_ID` and `FEISHU_APP_SECRET`.
//! Register `http://127.0.0.1:8017/back` as a redirect address of the app before. With
//! `--rehearse`, the mock server is the vendor, and the program itself is the browser.
//!
//! The second run needs no browser, because `tokens` has the sign-in. A rehearsal keeps nothing.

mod redirect;
mod rehearsal;
#[cfg(test)]
mod test;

use feishu_gptbots_ctyun::auth::{FileStore, MemoryStore, SignInState, code_of_redirect};
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::authen::v1::user_info::Get;
use feishu_gptbots_ctyun::testing::MockServer;
use feishu_gptbots_ctyun::{Error, Secret};
use redirect::RedirectServer;
use std::env;
use std::process::ExitCode;

const USAGE: &str = "usage: sign_in USER [--rehearse]";

type Failure = Box<dyn std::error::Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let result = match &arguments[..] {
        [user] if !user.starts_with('-') => real(user).await,
        [user, option] if option == "--rehearse" => rehearse(user).await,
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(name) => {
            println!("{name}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Signs in at Feishu. The user opens the printed address.
async fn real(user: &str) -> Result<String, Failure> {
    let variable = |name: &str| env::var(name).map_err(|_| format!("the environment variable `{name}` is missing"));
    let (id, secret) = (variable("FEISHU_APP_ID")?, Secret::from(variable("FEISHU_APP_SECRET")?));
    let redirect = RedirectServer::start(8017).await?;
    let builder = Feishu::builder().without_credentials().users(id, secret, redirect.address());
    let feishu = builder.token_store(FileStore::new("tokens")).build()?;
    name(&feishu, user, &redirect, async |url: String| {
        println!("open {url}");
        Ok(())
    })
    .await
}

/// Signs in at a mock server. This program is the browser too.
async fn rehearse(user: &str) -> Result<String, Failure> {
    let server = rehearsal::mock_server();
    let redirect = RedirectServer::start(0).await?;
    let feishu = rehearsed(&server, &redirect)?;
    name(&feishu, user, &redirect, rehearsal::open).await
}

/// Creates a client of the mock server.
fn rehearsed(server: &MockServer, redirect: &RedirectServer) -> Result<Feishu, Error> {
    let builder = Feishu::builder().without_credentials().users("cli_rehearsal", "secret", redirect.address());
    builder.token_store(MemoryStore::new()).base_url(server.base_url()).build()
}

/// Returns the name of a user, who signs in if only that helps.
async fn name(
    feishu: &Feishu,
    user: &str,
    redirect: &RedirectServer,
    browser: impl AsyncFn(String) -> Result<(), Failure>,
) -> Result<String, Failure> {
    match user_name(feishu, user).await {
        Err(error) if error.sign_in_reason().is_some() => {}
        result => return Ok(result?),
    }
    let state = SignInState::random()?;
    let authorization = feishu.client().users().authorize_url(&["offline_access"], &state)?;
    let (opened, target) = tokio::join!(browser(authorization.url), redirect.target());
    opened?;
    let code = code_of_redirect(&target?, &state)?;
    feishu.client().users().exchange(user, code, &authorization.verifier).await?;
    Ok(user_name(feishu, user).await?)
}

async fn user_name(feishu: &Feishu, user: &str) -> Result<String, Error> {
    let response = feishu.authen().v1().user_info().get(&Get::new()).user(user).await?;
    Ok(response.name.clone().unwrap_or_default())
}
