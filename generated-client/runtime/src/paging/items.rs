//! The results of one request, page after page.

use super::cursor::Cursor;
use super::page_info::PageInfo;
use super::paged::Paged;
use crate::client::Client;
use crate::error::{BuildError, Error};
use crate::operation::{FieldLocation, ValueType};
use crate::request::Options;
use crate::response::{Response, SuccessResponse, unreadable};
use crate::transport::BoxFuture;
use futures_core::Stream;
use serde_json::Value;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use std::{fmt, vec};

/// The results of one request, however many pages they are on.
///
/// - [`next`](Self::next), or the [`Stream`], gives item by item;
/// - [`next_page`](Self::next_page) gives whole replies.
///
/// Nothing runs beside it: a page is asked for while one of these futures is polled and the items of the page before are
/// given out. No more than one page is held. Each is a call like any other, within the operation's rates and repeated
/// like it.
///
/// The results begin where the request says, at the first page if it says nothing: a request with the token of an
/// earlier reply goes on there. They end where the vendor documents that they do, which need not be a page without
/// items. Whoever wants fewer asks for no more.
///
/// An error does not end them: asked again, the handle goes on at the page that failed. Its last error is one that no
/// call would mend: a reply that says there is more and not where, or gives a token that was used before, which would go
/// on forever. Dropped futures lose nothing.
#[must_use = "results come when they are asked for"]
pub struct PagedItems<'a, O: Paged> {
    client: &'a Client,
    request: O,
    options: Options,
    cursor: Cursor,
    /// The call for the next page, once it is begun.
    call: Option<BoxFuture<'static, Result<SuccessResponse, Error>>>,
    /// Why no page follows those that came.
    fault: Option<Error>,
    /// Items of a page that were not given out yet.
    received_items: vec::IntoIter<O::Item>,
}

impl<'a, O: Paged> PagedItems<'a, O> {
    /// The results of `request`, from where it says.
    pub fn new(client: &'a Client, request: O) -> Self {
        let cursor = Cursor::of(O::PAGE_RULE, O::INFO, &request.encode());
        let options = Options::default();
        Self { client, request, options, cursor, call: None, fault: None, received_items: Vec::new().into_iter() }
    }

    /// Makes all calls with these options, in place of those that were set before.
    ///
    /// Times and attempts are those of each call. Fields that turning pages sets cannot be among them.
    pub fn options(self, options: Options) -> Self {
        Self { options, ..self }
    }

    /// Bounds the time of each call, see [`Options::timeout`].
    pub fn timeout(self, timeout: Duration) -> Self {
        self.set(|options| options.timeout(timeout))
    }

    /// Bounds the attempts of each call, see [`Options::attempts`].
    pub fn attempts(self, attempts: u32) -> Self {
        self.set(|options| options.attempts(attempts))
    }

    /// Sends calls even if they break limits of their page, see [`Options::skip_limits`].
    pub fn skip_limits(self) -> Self {
        self.set(Options::skip_limits)
    }

    /// Returns the next item; `None` at the end.
    ///
    /// # Errors
    ///
    /// Those of a call, after which the next one tries the same page again; [`Error::Decode`] for a reply that leads to
    /// no other page, which is the end; [`Error::Build`] if [`options`](Self::options) give a field that turning pages
    /// sets.
    pub async fn next(&mut self) -> Option<Result<O::Item, Error>> {
        poll_fn(|cx| self.poll_item(cx)).await
    }

    /// Returns the next page that was not asked for yet, with all its items; `None` at the end.
    ///
    /// Items of an earlier page that [`next`](Self::next) has not given out stay, and are given out first.
    ///
    /// # Errors
    ///
    /// Those of [`next`](Self::next).
    pub async fn next_page(&mut self) -> Option<Result<Response<O::Response>, Error>> {
        poll_fn(|cx| self.poll_page(cx)).await
    }

    #[cfg(feature = "blocking")]
    pub(super) fn client(&self) -> &'a Client {
        self.client
    }

    fn set(self, change: impl FnOnce(Options) -> Options) -> Self {
        Self { options: change(self.options), ..self }
    }

    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<O::Item, Error>>> {
        loop {
            if let Some(item) = self.received_items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.poll_page(cx)) {
                Some(Ok(page)) => self.received_items = std::mem::take(O::items(&mut page.into_inner())).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    fn poll_page(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Response<O::Response>, Error>>> {
        if self.call.is_none() {
            self.call = match self.begin() {
                Some(Ok(call)) => Some(call),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(self.fault.take().map(Err)),
            };
        }
        let Some(call) = &mut self.call else { return Poll::Ready(None) };
        let result = ready!(call.as_mut().poll(cx));
        self.call = None;
        Poll::Ready(Some(result.and_then(|success| self.read(success))))
    }

    /// Begins the call for the next page, if there is one.
    fn begin(&self) -> Option<Result<BoxFuture<'static, Result<SuccessResponse, Error>>, Error>> {
        let fields = self.cursor.fields(O::PAGE_RULE)?;
        let options = self.options_with(fields);
        Some(options.map(|options| self.client.execute(O::INFO, &self.request, options)))
    }

    /// Returns the options of a call that sends these fields in place of the request's own.
    fn options_with(&self, fields: Vec<(&'static str, String)>) -> Result<Options, Error> {
        let given = |name: &&str| self.options.sets_body(name) || self.options.sets_query(name);
        if let Some(name) = O::PAGE_RULE.fields().find(given) {
            let what = format!("the pages of {} cannot be turned: an option of the call gives {name}", O::INFO.name);
            return Err(BuildError::new(what).into());
        }
        let mut options = self.options.clone();
        for (name, text) in fields {
            let field = O::INFO.fields.iter().find(|field| field.name == name);
            options = match field.map(|field| (field.location, field.value_type)) {
                Some((FieldLocation::Query, _)) => options.query_field(name, text),
                Some((_, ValueType::String)) => options.body_field(name, text),
                _ => options.body_field(name, text.parse().unwrap_or(Value::String(text))),
            };
        }
        Ok(options)
    }

    /// Reads a page, and what it says about the one after it.
    fn read(&mut self, success: SuccessResponse) -> Result<Response<O::Response>, Error> {
        let SuccessResponse { context, bare, redactor, .. } = &success;
        let (context, bare, redactor) = (context.clone(), *bare, redactor.clone());
        let mut response = O::Response::default();
        let meta = success.read(&mut response)?;
        let envelope = &context.service.envelope;
        let page_info = PageInfo::read(O::PAGE_RULE, envelope, bare, &meta);
        if let Err(mut failure) = self.cursor.advance(O::PAGE_RULE, &page_info, O::items(&mut response).len()) {
            let data = envelope.data.filter(|_| bare.is_none());
            failure.address = data.into_iter().chain([&*failure.address]).collect::<Vec<_>>().join(".");
            self.fault = Some(unreadable(context.operation, &redactor, &meta, failure));
        }
        Ok(Response::new(response, meta))
    }
}

/// Nothing in it is pinned in its place.
impl<O: Paged> Unpin for PagedItems<'_, O> {}

/// Gives the same as [`PagedItems::next`]; behind an error there may be more.
impl<O: Paged> Stream for PagedItems<'_, O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(cx)
    }
}

impl<O: Paged> fmt::Debug for PagedItems<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("operation", &O::INFO.name).finish_non_exhaustive()
    }
}
