//! Downloads a file of Drive into a folder, with a progress bar.
//!
//! ```sh
//! cargo run --example download_file -p feishu-gptbots-ctyun --features feishu-drive \
//!   -- boxcnabCdefgabcef . --rehearse
//! ```
//!
//! The response names the file. An existing file is never overwritten. Without `--rehearse`, the
//! command calls Feishu as the app in the environment variables `FEISHU_APP_ID` and
//! `FEISHU_APP_SECRET`.
//!
//! The exit code is 0 if the whole file is written, 1 if not, and 2 for invalid arguments.

#[cfg(test)]
mod test;

use feishu_gptbots_ctyun::examples::feishu::VENDOR_DOCS;
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::drive::v1::file::DownloadRequest;
use feishu_gptbots_ctyun::testing::MockServer;
use feishu_gptbots_ctyun::{Download, Error, Secret};
use indicatif::{ProgressBar, ProgressStyle};
use std::env;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: download_file FILE_TOKEN FOLDER [--rehearse]

  --rehearse  call a mock server on this machine";

type Failure = Box<dyn std::error::Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (rehearse, arguments) = match &arguments[..] {
        [arguments @ .., last] if last == "--rehearse" => (true, arguments),
        arguments => (false, arguments),
    };
    let [token, folder] = arguments else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let style = ProgressStyle::with_template("{bar:40} {bytes} of {total_bytes}, {bytes_per_sec}");
    let progress = ProgressBar::no_length().with_style(style.expect("a template"));
    let server = rehearse.then(|| MockServer::start(&VENDOR_DOCS));
    let saved = async { download(&client(server.as_ref())?, token, Path::new(folder), &progress).await };
    match saved.await {
        Ok(path) => {
            println!("{}: {} bytes", path.display(), progress.position());
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

/// Downloads a file and returns its path.
async fn download(feishu: &Feishu, token: &str, folder: &Path, progress: &ProgressBar) -> Result<PathBuf, Failure> {
    let request = DownloadRequest::new(token);
    let mut content = feishu.drive().v1().file().download(&request).await.map_err(|error| explain(&error))?;
    if let Some(length) = content.length() {
        progress.set_length(length);
    }
    // The runtime makes the name safe, so the path never leaves the folder.
    let path = folder.join(content.file_name().as_deref().unwrap_or("download"));
    let mut file = File::create_new(&path).map_err(|error| format!("cannot create `{}`: {error}", path.display()))?;
    if let Err(failure) = save(&mut content, &mut file, progress).await {
        fs::remove_file(&path)?; // a part of a file is of no use
        return Err(failure);
    }
    progress.finish_and_clear();
    Ok(path)
}

/// Writes the chunks of the file as they arrive.
async fn save(content: &mut Download, file: &mut File, progress: &ProgressBar) -> Result<(), Failure> {
    while let Some(chunk) = content.chunk().await? {
        file.write_all(&chunk)?;
        progress.inc(chunk.len() as u64);
    }
    Ok(file.sync_all()?)
}

/// Adds what the page says about the HTTP status.
fn explain(error: &Error) -> String {
    match error.status() {
        Some(403) => format!("{error}; give the app the permission to download the file"),
        Some(404) => format!("{error}; check the token: the file does not exist or was deleted"),
        _ => error.to_string(),
    }
}
