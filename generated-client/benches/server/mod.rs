//! The server of the benchmarks, and the measured client.
//!
//! A server in a process of its own takes no CPU time of the measured process.

use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::testing::{Loopback, LoopbackResponse, Received};
use std::env;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use tokio::runtime::Builder;

pub type Failure = Box<dyn std::error::Error>;

/// The token of both sides.
pub const TOKEN: &str = "t-7f1bcd13fc57d46bac21793a18e560";

/// The argument that makes a benchmark the server of another one.
const SERVE: &str = "--serve";

/// A server that runs until it is dropped.
pub struct Server {
    process: Child,
    pub url: String,
}

impl Server {
    /// Starts the server that [`serve`] runs.
    pub fn start() -> Result<Self, Failure> {
        let mut process = Command::new(env::current_exe()?).arg(SERVE).stdout(Stdio::piped()).spawn()?;
        let mut url = String::new();
        BufReader::new(process.stdout.take().ok_or("the server has no output")?).read_line(&mut url)?;
        Ok(Self { process, url: url.trim().to_owned() })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _gone = self.process.kill();
        let _gone = self.process.wait();
    }
}

/// Whether this process is the server of another one.
pub fn is_server() -> bool {
    env::args().any(|argument| argument == SERVE)
}

/// Prints the address of a server, and serves until the process is killed.
pub fn serve(respond: impl Fn(Received) -> LoopbackResponse + Send + Sync + 'static) -> Result<(), Failure> {
    Builder::new_current_thread().enable_all().build()?.block_on(async {
        let server = Loopback::start(respond);
        println!("{}", server.base_url());
        std::future::pending().await
    })
}

/// Creates the measured client, without the documented rates.
pub fn feishu(url: &str) -> Result<Feishu, Failure> {
    Ok(Feishu::builder().tenant_access_token(TOKEN).base_url(url).skip_rates().build()?)
}
