//! Finds users by their email addresses, and prints the ID of each.
//!
//! ```sh
//! cargo run --example find_user -p feishu-gptbots-ctyun --features feishu-contact \
//!   -- ada@acme.example bob@acme.example --rehearse
//! ```
//!
//! Without `--rehearse`, the command calls Feishu as the app in the environment variables
//! `FEISHU_APP_ID` and `FEISHU_APP_SECRET`.
//!
//! The exit code is 0 if all users are found, 1 if not, and 2 for invalid arguments.

mod rehearsal;
#[cfg(test)]
mod test;

use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::contact::v3::user::BatchGetId;
use feishu_gptbots_ctyun::testing::MockServer;
use feishu_gptbots_ctyun::{Error, Secret};
use std::env;
use std::process::ExitCode;

const USAGE: &str = "\
usage: find_user EMAIL... [--rehearse]

  --rehearse  call a mock server on this machine, which knows all addresses of acme.example";

type Failure = Box<dyn std::error::Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (rehearse, emails) = match &arguments[..] {
        [emails @ .., last] if last == "--rehearse" => (true, emails),
        emails => (false, emails),
    };
    if emails.is_empty() || emails.iter().any(|email| email.starts_with('-')) {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    }
    let server = rehearse.then(rehearsal::mock_server);
    let found = async { Ok::<_, Failure>(find(&client(server.as_ref())?, emails).await?) };
    match found.await {
        Ok(users) => {
            for (email, id) in &users {
                println!("{email}  {}", id.as_deref().unwrap_or("unknown, or not visible to the app"));
            }
            if users.iter().all(|(_, id)| id.is_some()) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(failure) => {
            eprintln!("{failure}"); // with the remedy, such as the missing scope
            ExitCode::FAILURE
        }
    }
}

/// Creates a client of the mock server, or of Feishu.
fn client(server: Option<&MockServer>) -> Result<Feishu, Failure> {
    if let Some(server) = server {
        return Ok(Feishu::builder().app("cli_rehearsal", "secret").base_url(server.base_url()).build()?);
    }
    let variable = |name: &str| env::var(name).map_err(|_| format!("the environment variable `{name}` is missing"));
    let (id, secret) = (variable("FEISHU_APP_ID")?, Secret::from(variable("FEISHU_APP_SECRET")?));
    Ok(Feishu::builder().app(id, secret).build()?)
}

/// Returns the open ID of each address, if the vendor knows one.
///
/// A call takes at most 50 addresses. The client refuses a longer list before it sends anything.
async fn find(feishu: &Feishu, emails: &[String]) -> Result<Vec<(String, Option<String>)>, Error> {
    let request = BatchGetId::new().with_emails(emails);
    let response = feishu.contact().v3().user().batch_get_id(&request).await?;
    let id = |email: &String| {
        let user = response.user_list.iter().find(|user| user.email.as_ref() == Some(email))?;
        user.user_id.clone()
    };
    Ok(emails.iter().map(|email| (email.clone(), id(email))).collect())
}
