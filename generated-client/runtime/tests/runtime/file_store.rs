//! Tokens in files: private, complete, and without harm to a call.

use crate::issuer::{Issuer, call, own};
use clientloom_runtime::auth::{FileStore, StoredToken, TokenStore};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

/// A folder that does not exist yet, removed on drop.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("tokens-{name}"));
        let folder = Self(path);
        folder.clear();
        folder
    }

    fn clear(&self) {
        match fs::remove_dir_all(&self.0) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => panic!("{error}"),
            _ => {}
        }
    }

    fn files(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.0).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        self.clear();
    }
}

fn token(text: &str, expires: u64) -> StoredToken {
    StoredToken::new(text.into(), UNIX_EPOCH + Duration::from_secs(expires), Duration::from_secs(7200))
}

async fn loaded(store: &FileStore, key: &str) -> Option<(String, u64, u64)> {
    let stored = store.load(key).await.unwrap()?;
    let expires = stored.expires.duration_since(UNIX_EPOCH).unwrap().as_secs();
    Some((stored.token.expose().to_owned(), expires, stored.life.as_secs()))
}

#[tokio::test]
async fn a_saved_token_is_loaded_until_it_is_removed() {
    let folder = Folder::new("keys");
    let store = FileStore::new(&folder.0);
    let long = format!("https://a.example/{}", "x".repeat(4000));
    assert_eq!(loaded(&store, "a").await, None);
    store.remove("a", &"one".into()).await.unwrap();
    for (key, text) in [("a", "one"), ("b/../b", "two"), (&long, "three"), ("a", "four")] {
        store.save(key, &token(text, 7200)).await.unwrap();
        assert_eq!(loaded(&store, key).await, Some((text.to_owned(), 7200, 7200)));
    }
    store.remove("a", &"one".into()).await.unwrap();
    assert_eq!(loaded(&store, "a").await, Some(("four".to_owned(), 7200, 7200)));
    store.remove("a", &"four".into()).await.unwrap();
    assert_eq!(loaded(&store, "a").await, None);
    assert_eq!(folder.files().len(), 2);
    assert!(!format!("{store:?}").contains("two"));
}

#[cfg(unix)]
#[tokio::test]
async fn files_are_readable_by_their_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new("rights");
    FileStore::new(&folder.0).save("a", &token("one", 7200)).await.unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder.0), mode(&folder.files()[0])), (0o700, 0o600));
}

#[tokio::test]
async fn a_malformed_file_is_an_error_and_is_replaced() {
    let folder = Folder::new("spoilt");
    let store = FileStore::new(&folder.0);
    store.save("a", &token("one", 7200)).await.unwrap();
    let file = folder.files().remove(0);
    for (content, error) in [
        ("", Some("its file is not JSON")),
        ("{\"key\":\"a\",", Some("its file is not JSON")),
        (r#"{"key":"a","token":"one","expires":"soon","life":7200}"#, Some("its file contains no token")),
        (r#"{"key":"a","expires":7200,"life":7200}"#, Some("its file contains no token")),
        (r#"{"key":"another","token":"one","expires":7200,"life":7200}"#, None),
    ] {
        fs::write(&file, content).unwrap();
        let found = store.load("a").await;
        assert_eq!(found.as_ref().err().map(ToString::to_string).as_deref(), error, "{content}");
        assert!(!found.is_ok_and(|stored| stored.is_some()), "{content}");
        store.save("a", &token("two", 7200)).await.unwrap();
        assert_eq!(loaded(&store, "a").await, Some(("two".to_owned(), 7200, 7200)));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn readers_never_see_a_partial_file() {
    let folder = Folder::new("whole");
    let store = Arc::new(FileStore::new(&folder.0));
    let text = "t".repeat(4096);
    store.save("a", &token(&text, 7200)).await.unwrap();
    let writers = (0..4).map(|_| {
        let (store, text) = (Arc::clone(&store), text.clone());
        tokio::spawn(async move {
            for _ in 0..50 {
                store.save("a", &token(&text, 7200)).await.unwrap();
            }
        })
    });
    let writers: Vec<_> = writers.collect();
    while writers.iter().any(|writer| !writer.is_finished()) {
        assert_eq!(loaded(&store, "a").await.map(|(token, ..)| token.len()), Some(4096));
    }
    for writer in writers {
        writer.await.unwrap();
    }
    assert_eq!(folder.files().len(), 1, "nothing is left behind");
}

#[tokio::test]
async fn processes_with_one_folder_fetch_one_token() {
    let folder = Folder::new("shared");
    let issuer = Issuer::fine();
    for _ in 0..3 {
        let acme = issuer.builder(own()).token_store(FileStore::new(&folder.0)).build().unwrap();
        call(&acme).await.unwrap();
    }
    assert_eq!(issuer.asked(), ["own app-1 secret-1", "call own-1", "call own-1", "call own-1"]);
}

#[tokio::test]
async fn an_unusable_folder_fails_no_call() {
    let folder = Folder::new("in-the-way");
    fs::write(&folder.0, "a file").unwrap();
    let messages: Arc<Mutex<Vec<String>>> = Arc::default();
    let notes = Arc::clone(&messages);
    let note =
        move |failure: &clientloom_runtime::auth::StoreFailure| notes.lock().unwrap().push(failure.action.to_owned());
    let issuer = Issuer::fine();
    let store = FileStore::new(folder.0.join("below")).on_failure(note);
    call(&issuer.builder(own()).token_store(store).build().unwrap()).await.unwrap();
    assert_eq!(messages.lock().unwrap().last().map(String::as_str), Some("save"));
    fs::remove_file(&folder.0).unwrap();
}

/// Returns the failures of a store, which a callback collects.
fn noting(store: FileStore) -> (FileStore, Arc<Mutex<Vec<String>>>) {
    let messages: Arc<Mutex<Vec<String>>> = Arc::default();
    let notes = Arc::clone(&messages);
    (store.on_failure(move |failure| notes.lock().unwrap().push(failure.to_string())), messages)
}

/// The path of the only token file in a folder.
fn token_file(folder: &Folder) -> PathBuf {
    folder.files().into_iter().find(|file| file.extension().is_some_and(|it| it == "json")).unwrap()
}

/// A name, the extension of the file in whose place the obstacle is made, and the reason of the
/// failure.
#[cfg(unix)]
type Obstacle<'a> = (&'a str, &'a str, &'a dyn Fn(&Path), &'a str);

#[cfg(unix)]
#[test]
fn an_obstacle_in_place_of_a_token_fails_no_call_and_holds_up_no_process() {
    let pipe = |path: &Path| assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
    let sparse = |path: &Path| fs::File::create(path).unwrap().set_len(4 << 30).unwrap();
    let linked = |path: &Path| std::os::unix::fs::symlink("/dev/zero", path).unwrap();
    let cases: [Obstacle<'_>; 7] = [
        ("pipe", "json", &pipe, "is not a regular file: remove it"),
        ("folder", "json", &|path| fs::create_dir(path).unwrap(), "is not a regular file: remove it"),
        ("device", "json", &linked, "is not a regular file: remove it"),
        ("sparse", "json", &sparse, "its file is larger than 64 KiB"),
        ("long", "json", &|path| fs::write(path, vec![b' '; 64 * 1024 + 1]).unwrap(), "its file is larger than 64 KiB"),
        ("lock-pipe", "lock", &pipe, "is not a regular file: remove it"),
        ("lock-folder", "lock", &|path| fs::create_dir(path).unwrap(), "is not a regular file: remove it"),
    ];
    for (name, extension, obstruct, reason) in cases {
        let folder = Folder::new(name);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let issuer = Issuer::fine();
        let (store, messages) = noting(FileStore::new(&folder.0));
        runtime.block_on(async {
            call(&issuer.builder(own()).token_store(FileStore::new(&folder.0)).build().unwrap()).await.unwrap();
            let path = token_file(&folder).with_extension(extension);
            fs::remove_file(&path).unwrap();
            obstruct(&path);
            call(&issuer.builder(own()).token_store(store).build().unwrap()).await.unwrap();
        });
        // A thread that waits for the pipe would keep the runtime from ending.
        drop(runtime);
        let messages = messages.lock().unwrap();
        assert!(messages[0].contains(reason), "{name}: {messages:?}");
    }
}

#[tokio::test]
async fn a_lock_belongs_to_one_client_until_it_is_dropped() {
    let folder = Folder::new("locks");
    let [one, two] = [(); 2].map(|()| FileStore::new(&folder.0));
    let lock = one.try_lock("a").await.unwrap().expect("a free lock");
    assert!(two.try_lock("a").await.unwrap().is_none());
    assert!(one.try_lock("a").await.unwrap().is_none());
    let _other = two.try_lock("b").await.unwrap().expect("the lock of another key");
    drop(lock);
    assert!(two.try_lock("a").await.unwrap().is_some());
}

#[tokio::test]
async fn a_token_that_is_too_long_is_not_saved() {
    let folder = Folder::new("too-long");
    let store = FileStore::new(&folder.0);
    let error = store.save("a", &token(&"t".repeat(64 * 1024), 7200)).await.unwrap_err();
    assert_eq!(error.to_string(), "the token is too long for a file of 64 KiB");
}
