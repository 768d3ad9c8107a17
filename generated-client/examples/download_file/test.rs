//! Tests of the program with a mock server: files, names, and failures that leave no file.

use super::download;
use feishu_gptbots_ctyun::examples::feishu::VENDOR_DOCS;
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::drive::v1::file::DownloadRequest;
use feishu_gptbots_ctyun::testing::{Fault, MockResponse, MockServer};
use indicatif::ProgressBar;
use serde_json::json;
use std::path::PathBuf;
use std::{env, fs};

/// A mock server, and a folder that is removed at the end.
struct Fixture {
    server: MockServer,
    folder: PathBuf,
    progress: ProgressBar,
}

impl Fixture {
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("download_file-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self { server: MockServer::start(&VENDOR_DOCS), folder, progress: ProgressBar::hidden() }
    }

    async fn download(&self) -> Result<PathBuf, String> {
        let feishu = Feishu::builder().app("cli_a1", "secret").base_url(self.server.base_url()).build().unwrap();
        let saved = download(&feishu, "boxcnabCdefgabcef", &self.folder, &self.progress).await;
        saved.map_err(|failure| failure.to_string())
    }

    fn files(&self) -> usize {
        fs::read_dir(&self.folder).unwrap().count()
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.folder);
    }
}

fn file(name: &str, bytes: Vec<u8>) -> MockResponse {
    let disposition = format!("attachment; filename=\"{name}\"");
    MockResponse::new(200, bytes).header("Content-Disposition", disposition)
}

#[tokio::test]
async fn the_file_is_written_under_its_safe_name() {
    let fixture = Fixture::new("whole");
    let bytes: Vec<u8> = (0..1_000_000_u32).map(|number| number.to_le_bytes()[0]).collect();
    fixture.server.on::<DownloadRequest>().once(file("../../plan.pdf", bytes.clone()));
    let path = fixture.download().await.unwrap();
    assert_eq!(path, fixture.folder.join("plan.pdf"));
    assert!(fs::read(path).unwrap() == bytes);
    assert_eq!((fixture.progress.position(), fixture.progress.length()), (1_000_000, Some(1_000_000)));

    let [request] = &fixture.server.of::<DownloadRequest>()[..] else { panic!("one request") };
    assert_eq!(request.values["file_token"], json!("boxcnabCdefgabcef"));
    fixture.server.assert_clean();
}

#[tokio::test]
async fn an_existing_file_is_kept() {
    let fixture = Fixture::new("existing");
    fs::write(fixture.folder.join("plan.pdf"), "before").unwrap();
    fixture.server.on::<DownloadRequest>().once(file("plan.pdf", b"after".into()));
    let error = fixture.download().await.unwrap_err();
    assert!(error.starts_with("cannot create `") && error.contains("plan.pdf`: "), "{error}");
    assert_eq!(fs::read_to_string(fixture.folder.join("plan.pdf")).unwrap(), "before");
}

#[tokio::test]
async fn a_file_that_breaks_off_is_removed() {
    let fixture = Fixture::new("cut");
    fixture.server.on::<DownloadRequest>().once(file("plan.pdf", vec![7; 10_000]).fault(Fault::Truncate));
    let error = fixture.download().await.unwrap_err();
    assert!(error.contains(" of drive.v1.file.download ended after 5000 bytes: "), "{error}");
    assert_eq!((fixture.files(), fixture.progress.position()), (0, 5_000));
}

#[tokio::test]
async fn a_refused_download_says_what_to_do() {
    let fixture = Fixture::new("refused");
    let downloads = fixture.server.on::<DownloadRequest>();
    downloads.once(MockResponse::new(403, "")).once(MockResponse::new(404, ""));
    let error = fixture.download().await.unwrap_err();
    assert!(error.ends_with("; give the app the permission to download the file"), "{error}");
    let error = fixture.download().await.unwrap_err();
    assert!(error.ends_with("; check the token: the file does not exist or was deleted"), "{error}");
    assert_eq!(fixture.files(), 0);
}
