//! Token stores: clients that share a store share each token request, and a failing store fails no
//! call.

use crate::issuer::{Issuer, SUCCESS_DELAY, call, hundred, own, store};
use crate::sample::Acme;
use clientloom_runtime::Secret;
use clientloom_runtime::auth::{Sign, StoreError, StoreFailure, StoreLock, StoredToken, TokenStore};
use clientloom_runtime::transport::BoxFuture;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

/// A store in memory that records its use, and fails in chosen operations.
#[derive(Clone, Default)]
struct MemoryStore(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    tokens: BTreeMap<String, StoredToken>,
    log: Vec<String>,
    broken: &'static [&'static str],
    hangs: bool,
}

impl MemoryStore {
    async fn note(&self, line: String) -> Result<(), StoreError> {
        let (is_broken, hangs) = {
            let mut inner = self.0.lock().unwrap();
            let broken = inner.broken.iter().any(|action| line.starts_with(action));
            inner.log.push(line);
            (broken, inner.hangs)
        };
        if hangs {
            std::future::pending::<()>().await;
        }
        if is_broken { Err("the store is down".into()) } else { Ok(()) }
    }

    fn log(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap().log)
    }

    fn keys(&self) -> Vec<String> {
        self.0.lock().unwrap().tokens.keys().cloned().collect()
    }

    fn put(&self, token: &str, expires: u64, life: u64) {
        let mut inner = self.0.lock().unwrap();
        let (expires, life) = (UNIX_EPOCH + Duration::from_secs(expires), Duration::from_secs(life));
        for stored in inner.tokens.values_mut() {
            *stored = StoredToken::new(token.into(), expires, life);
        }
    }
}

impl TokenStore for MemoryStore {
    fn load<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<StoredToken>, StoreError>> {
        Box::pin(async move {
            self.note("load".to_owned()).await?;
            Ok(self.0.lock().unwrap().tokens.get(key).cloned())
        })
    }

    fn save<'a>(&'a self, key: &'a str, token: &'a StoredToken) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            self.note(format!("save {}", token.token.expose())).await?;
            self.0.lock().unwrap().tokens.insert(key.to_owned(), token.clone());
            Ok(())
        })
    }

    fn remove<'a>(&'a self, key: &'a str, refused: &'a Secret) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            self.note(format!("remove {}", refused.expose())).await?;
            let mut inner = self.0.lock().unwrap();
            if inner.tokens.get(key).is_some_and(|stored| stored.token.expose() == refused.expose()) {
                inner.tokens.remove(key);
            }
            Ok(())
        })
    }

    fn failed(&self, failure: &StoreFailure) {
        self.0.lock().unwrap().log.push(failure.to_string());
    }
}

fn client(issuer: &Issuer, sign: impl Sign + 'static, token_store: &MemoryStore) -> Acme {
    issuer.builder(sign).token_store(token_store.clone()).build().unwrap()
}

const OWN_KEY: &str = "https://north.acme.example/api/auth/own?app_id=app-1#token";

#[tokio::test(start_paused = true)]
async fn clients_with_one_store_fetch_one_token() {
    let (issuer, token_store) = (Issuer::fine(), MemoryStore::default());
    for _ in 0..2 {
        assert!(hundred(&client(&issuer, own(), &token_store)).await.iter().all(Result::is_ok));
    }
    assert_eq!(issuer.fetches(), ["own app-1 secret-1"]);
    assert_eq!(token_store.log(), ["load", "save own-1", "load"]);
    for _ in 0..2 {
        // A stored tenant token needs neither an app token nor a ticket.
        assert!(hundred(&client(&issuer, store("ticket-1"), &token_store)).await.iter().all(Result::is_ok));
        assert!(hundred(&client(&issuer, store(""), &token_store)).await.iter().all(Result::is_ok));
    }
    assert_eq!(issuer.fetches(), ["app app-2 secret-2 ticket-1", "tenant app-2 red"]);
    assert_eq!(token_store.log(), ["load", "load", "save app-2", "save red-3", "load", "load", "load"]);
    let of_app = "https://north.acme.example/api/auth/app?app_id=app-2#token";
    let of_tenant = "https://north.acme.example/api/auth/tenant?app_id=app-2&tenant_key=red#token";
    assert_eq!(token_store.keys(), [of_app, OWN_KEY, of_tenant]);
}

#[tokio::test(start_paused = true)]
async fn a_stored_token_expires() {
    // Columns: end and life of the token, time of the call, whether the token is used, renewals in
    // the background.
    for (expires, life, now, is_used, renewals) in [
        (7200, 7200, 5400, true, 0),
        (7200, 7200, 5401, true, 1),
        (7200, 7200, 6900, true, 1),
        (7200, 7200, 6901, false, 0),
        (7200, 7200, 9000, false, 0),
        (60, 60, 45, true, 1),
        (60, 60, 46, false, 0),
    ] {
        let (issuer, token_store) = (Issuer::fine(), MemoryStore::default());
        call(&client(&issuer, own(), &token_store)).await.unwrap();
        token_store.put("stored", expires, life);
        issuer.asked();
        issuer.set_time(now);
        let acme = client(&issuer, own(), &token_store);
        call(&acme).await.unwrap();
        let asked = issuer.asked();
        assert_eq!(asked.last().is_some_and(|line| line == "call stored"), is_used, "{asked:?} at {now}");
        call(&acme).await.unwrap();
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(issuer.fetches().len(), renewals, "at {now}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_renewal_uses_a_token_that_another_client_has_stored() {
    let (issuer, token_store) = (Issuer::fine(), MemoryStore::default());
    let acme = client(&issuer, own(), &token_store);
    call(&acme).await.unwrap();
    issuer.set_time(6000);
    token_store.put("renewed", 13_000, 7200);
    for _ in 0..2 {
        call(&acme).await.unwrap();
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    assert_eq!(issuer.asked(), ["own app-1 secret-1", "call own-1", "call own-1", "call renewed"]);
}

#[tokio::test(start_paused = true)]
async fn only_the_refused_token_is_removed() {
    let refusing = || Issuer::new(|line| (line == "call own-1").then_some(r#"{"code":9001}"#));
    let (issuer, token_store) = (refusing(), MemoryStore::default());
    call(&client(&issuer, own(), &token_store)).await.unwrap();
    assert_eq!(issuer.asked(), ["own app-1 secret-1", "call own-1", "own app-1 secret-1", "call own-2"]);
    assert_eq!(token_store.log(), ["load", "save own-1", "remove own-1", "load", "save own-2"]);

    // Another client has replaced the token in the meantime.
    let (issuer, token_store) = (Issuer::fine(), MemoryStore::default());
    let refusals = refusing();
    call(&client(&issuer, own(), &token_store)).await.unwrap();
    let acme = client(&refusals, own(), &token_store);
    token_store.put("own-1", 7200, 7200);
    let replaced = token_store.clone();
    let replace = tokio::spawn(async move {
        tokio::time::sleep(SUCCESS_DELAY).await;
        replaced.put("another", 7200, 7200);
    });
    call(&acme).await.unwrap();
    replace.await.unwrap();
    assert_eq!(refusals.asked(), ["call own-1", "call another"]);
}

#[tokio::test(start_paused = true)]
async fn a_failing_store_fails_no_call() {
    let messages = |action| format!("the token store could not {action} `{OWN_KEY}`: the store is down");
    for (broken, log) in [
        (
            &["load", "save", "remove"][..],
            vec![
                "load".to_owned(),
                messages("load"),
                "save own-1".to_owned(),
                messages("save"),
                "remove own-1".to_owned(),
                messages("remove"),
                "load".to_owned(),
                messages("load"),
                "save own-2".to_owned(),
                messages("save"),
            ],
        ),
        // A token that could not be removed is not used again.
        (
            &["remove"],
            vec![
                "load".to_owned(),
                "save own-1".to_owned(),
                "remove own-1".to_owned(),
                messages("remove"),
                "load".to_owned(),
                "save own-2".to_owned(),
            ],
        ),
    ] {
        let issuer = Issuer::new(|line| (line == "call own-1").then_some(r#"{"code":9001}"#));
        let token_store = MemoryStore::default();
        token_store.0.lock().unwrap().broken = broken;
        call(&client(&issuer, own(), &token_store)).await.unwrap();
        assert_eq!(token_store.log(), log);
    }
}

#[tokio::test(start_paused = true)]
async fn a_hanging_store_is_abandoned() {
    let (issuer, token_store) = (Issuer::fine(), MemoryStore::default());
    token_store.0.lock().unwrap().hangs = true;
    call(&client(&issuer, own(), &token_store)).await.unwrap();
    let late = |action| format!("the token store could not {action} `{OWN_KEY}`: the store took longer than 5 seconds");
    assert_eq!(token_store.log(), ["load".to_owned(), late("load"), "save own-1".to_owned(), late("save")]);
}

#[tokio::test(start_paused = true)]
async fn malformed_stored_tokens_are_not_used() {
    for stored in ["", "two\nlines"] {
        let (issuer, token_store) = (Issuer::fine(), MemoryStore::default());
        call(&client(&issuer, own(), &token_store)).await.unwrap();
        token_store.put(stored, 7200, 7200);
        token_store.log();
        call(&client(&issuer, own(), &token_store)).await.unwrap();
        let log = token_store.log();
        assert!(log[1].starts_with("the token store could not load "), "{log:?}");
        assert_eq!(log[2], "save own-2");
    }
}

#[tokio::test(start_paused = true)]
async fn clients_can_share_one_store() {
    let (issuer, token_store) = (Issuer::fine(), MemoryStore::default());
    let shared: Arc<dyn TokenStore> = Arc::new(token_store.clone());
    for _ in 0..2 {
        let acme = issuer.builder(own()).token_store(Arc::clone(&shared)).build().unwrap();
        call(&acme).await.unwrap();
    }
    assert_eq!(issuer.fetches().len(), 1);
}

/// A token store whose only lock another client holds for these attempts.
struct Locked(MemoryStore, Mutex<u32>);

impl TokenStore for Locked {
    fn load<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<StoredToken>, StoreError>> {
        self.0.load(key)
    }

    fn save<'a>(&'a self, key: &'a str, token: &'a StoredToken) -> BoxFuture<'a, Result<(), StoreError>> {
        self.0.save(key, token)
    }

    fn remove<'a>(&'a self, key: &'a str, refused: &'a Secret) -> BoxFuture<'a, Result<(), StoreError>> {
        self.0.remove(key, refused)
    }

    fn try_lock<'a>(&'a self, _: &'a str) -> BoxFuture<'a, Result<Option<StoreLock>, StoreError>> {
        let mut held = self.1.lock().unwrap();
        let is_free = *held == 0;
        *held = held.saturating_sub(1);
        let unlock = Unlock(self.0.clone());
        let lock = move || {
            unlock.0.0.lock().unwrap().log.push("lock".to_owned());
            StoreLock::new(unlock)
        };
        Box::pin(async move { Ok(is_free.then(lock)) })
    }

    fn failed(&self, failure: &StoreFailure) {
        self.0.failed(failure);
    }
}

/// A guard that notes the release of a lock.
struct Unlock(MemoryStore);

impl Drop for Unlock {
    fn drop(&mut self) {
        let mut inner = self.0.0.lock().unwrap();
        if inner.log.iter().any(|line| line == "lock") {
            inner.log.push("unlock".to_owned());
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_lock_is_held_from_the_load_to_the_save() {
    let (issuer, token_store) = (Issuer::fine(), MemoryStore::default());
    let locked = Locked(token_store.clone(), Mutex::new(3));
    call(&issuer.builder(own()).token_store(locked).build().unwrap()).await.unwrap();
    assert_eq!(token_store.log(), ["lock", "load", "save own-1", "unlock"]);
}

#[tokio::test(start_paused = true)]
async fn a_lock_that_stays_held_fails_no_call() {
    let (issuer, token_store) = (Issuer::fine(), MemoryStore::default());
    let locked = Locked(token_store.clone(), Mutex::new(u32::MAX));
    let start = tokio::time::Instant::now();
    call(&issuer.builder(own()).token_store(locked).build().unwrap()).await.unwrap();
    let held = "another process holds the lock for more than 60 seconds";
    let failure = format!("the token store could not lock `{OWN_KEY}`: {held}");
    assert_eq!(token_store.log(), [&*failure, "load", "save own-1"]);
    assert!((60..62).contains(&start.elapsed().as_secs()));
}

#[tokio::test(start_paused = true)]
async fn a_second_refusal_is_answered_if_the_store_has_another_token() {
    // Columns: refused tokens, whether another client stores a token meanwhile, tokens of calls.
    let cases: [(&[&str], bool, &[&str]); 4] = [
        (&["own-1"], false, &["own-1", "own-2"]),
        (&["own-1", "own-2"], false, &["own-1", "own-2"]),
        (&["own-1", "own-2"], true, &["own-1", "own-2", "theirs"]),
        (&["own-1", "own-2", "theirs"], true, &["own-1", "own-2", "theirs"]),
    ];
    for (refused, is_stored, calls) in cases {
        let token_store = MemoryStore::default();
        let theirs = token_store.clone();
        let issuer = Issuer::new(move |line| {
            let token = line.strip_prefix("call ")?;
            if is_stored && token == "own-2" {
                theirs.put("theirs", 7200, 7200);
            }
            refused.contains(&token).then_some(r#"{"code":9001}"#)
        });
        let result = call(&client(&issuer, own(), &token_store)).await;
        let used: Vec<String> =
            issuer.asked().iter().filter_map(|line| Some(line.strip_prefix("call ")?.to_owned())).collect();
        assert_eq!(used, calls, "{refused:?}");
        assert_eq!(result.is_ok(), !refused.contains(calls.last().unwrap()), "{refused:?}");
        assert_eq!(result.map_or_else(|error| error.attempts(), |()| 1), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_second_refusal_without_a_store_is_final() {
    let issuer = Issuer::new(|line| ["call own-1", "call own-2"].contains(&line).then_some(r#"{"code":9001}"#));
    call(&issuer.client(own())).await.unwrap_err();
    assert_eq!(issuer.asked(), ["own app-1 secret-1", "call own-1", "own app-1 secret-1", "call own-2"]);
}

#[tokio::test(start_paused = true)]
async fn an_app_token_is_replaced_once_more_if_the_store_has_another() {
    // Another client stores its token for the app while the second one is refused.
    let token_store = MemoryStore::default();
    let theirs = token_store.clone();
    let issuer = Issuer::new(move |line| {
        if line == "tenant app-2 red" {
            theirs.put("theirs", 7200, 7200);
        }
        ["tenant app-1 red", "tenant app-2 red"].contains(&line).then_some(r#"{"code":9001}"#)
    });
    call(&client(&issuer, store("ticket-1"), &token_store)).await.unwrap();
    let fetches = issuer.fetches();
    let tenants: Vec<&str> = fetches.iter().filter_map(|line| line.strip_prefix("tenant ")).collect();
    assert_eq!(tenants, ["app-1 red", "app-2 red", "theirs red"]);
}
