//! Sends an image: uploads a file, then sends a message with the key of the image.
//!
//! ```sh
//! cargo run --example send_image -p feishu-gptbots-ctyun --features feishu-im \
//!   -- email ada@acme.example plan.png --rehearse
//! ```
//!
//! Without `--rehearse`, the command calls Feishu as the app in the environment variables
//! `FEISHU_APP_ID` and `FEISHU_APP_SECRET`.
//!
//! The exit code is 0 if the message is sent, 1 if not, and 2 for invalid arguments.

mod rehearsal;
#[cfg(test)]
mod test;

use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::im::v1::{image, message};
use feishu_gptbots_ctyun::testing::MockServer;
use feishu_gptbots_ctyun::{Secret, Upload};
use std::path::Path;
use std::process::ExitCode;
use std::time::UNIX_EPOCH;
use std::{env, fs};

const USAGE: &str = "\
usage: send_image RECEIVER_TYPE RECEIVER FILE [--rehearse]

  RECEIVER_TYPE  open_id, union_id, user_id, email or chat_id
  --rehearse     call a mock server on this machine";

type Failure = Box<dyn std::error::Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (rehearse, arguments) = match &arguments[..] {
        [arguments @ .., last] if last == "--rehearse" => (true, arguments),
        arguments => (false, arguments),
    };
    let [receiver_type, receiver, file] = arguments else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let server = rehearse.then(rehearsal::mock_server);
    let sent = async { send(&client(server.as_ref())?, receiver_type, receiver, Path::new(file)).await };
    match sent.await {
        Ok(message_id) => {
            println!("sent as {message_id}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
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

/// Sends an image and returns the ID of the message.
async fn send(feishu: &Feishu, receiver_type: &str, receiver: &str, file: &Path) -> Result<String, Failure> {
    let bytes = fs::read(file).map_err(|error| format!("cannot read `{}`: {error}", file.display()))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let request = image::Create::new("message", Upload::from_bytes(name, bytes));
    let uploaded = feishu.im().v1().image().create(&request).await?.into_inner();
    let image_key = uploaded.image_key.ok_or("the response has no image key")?;

    // Calls with the same key send one message, so a call that may have sent it is made again.
    let key = UNIX_EPOCH.elapsed()?.as_nanos().to_string();
    let request = message::Create::new(receiver_type, receiver, "image", [("image_key", image_key)]).with_uuid(key);
    let messages = feishu.im().v1().message();
    let sent = match messages.create(&request).await {
        Err(error) if error.may_have_been_carried_out() => messages.create(&request).await,
        sent => sent,
    };
    let sent = sent.map_err(|error| match error.api::<message::Create>() {
        Some(message::CreateError::TheReceiveIdIsInvalid) => format!("`{receiver}` is no {receiver_type}: {error}"),
        _ => error.to_string(), // the remedy of the page is in the text
    })?;
    Ok(sent.into_inner().message_id.ok_or("the response has no message ID")?)
}
