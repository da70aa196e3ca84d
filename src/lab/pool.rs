//! The laboratory's own threads: runs wait in a short queue, are watched and stopped by their key, and what came of the
//! last ones is remembered. Neither the server's threads nor those of the database ever run one, so that the portal
//! answers as before. What a run is, the pool does not know.

use super::run::{LabError, Watch};
use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

/// Runs that wait; whoever comes then is told to come again. Each may take a minute, so that the last of them waits ten.
pub const WAITING_MAX: usize = 8;
/// Results that are remembered. Any of them can be made again, and will be the same.
pub const KEPT_MAX: usize = 32;

/// How a key stands.
#[derive(Debug, PartialEq)]
pub enum State<T> {
    /// It was not run, or so long ago that it is forgotten.
    Unknown,
    /// It waits; so many are before it, those that run apart.
    Waiting(usize),
    /// It runs.
    Running(Progress),
    /// It is done.
    Done(Arc<T>),
    /// It was stopped before there was anything to show.
    Stopped,
    /// It cannot be done.
    Failed(LabError),
    /// It broke off by an error of the program.
    Broken,
}

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// So much is done.
    pub done: u64,
    /// Of so much; 0 while that is not known.
    pub whole: u64,
    /// It was told to end, and does so soon.
    pub stopping: bool,
}

/// Too many wait already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

/// Threads that do one kind of work. They end when the pool is dropped; what runs then is told to stop.
pub struct Pool<W, T> {
    shared: Arc<Shared<W, T>>,
    threads: Vec<JoinHandle<()>>,
}

type Run<W, T> = dyn Fn(&W, &Watch) -> Result<T, LabError> + Send + Sync;

struct Shared<W, T> {
    run: Box<Run<W, T>>,
    inside: Mutex<Inside<W, T>>,
    changed: Condvar,
}

struct Inside<W, T> {
    waiting: VecDeque<(String, W)>,
    running: Vec<(String, Arc<Watch>)>,
    ended: VecDeque<(String, End<T>)>,
    closing: bool,
}

enum End<T> {
    /// Of what was stopped, a part.
    Done {
        result: Arc<T>,
        stopped: bool,
    },
    Stopped,
    Failed(LabError),
    Broken,
}

impl<W: Send + 'static, T: Send + Sync + 'static> Pool<W, T> {
    /// Starts the threads.
    pub fn start(
        threads: usize,
        run: impl Fn(&W, &Watch) -> Result<T, LabError> + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let inside = Inside { waiting: VecDeque::new(), running: Vec::new(), ended: VecDeque::new(), closing: false };
        let shared = Arc::new(Shared { run: Box::new(run), inside: Mutex::new(inside), changed: Condvar::new() });
        let mut pool = Self { shared, threads: Vec::new() };
        for _ in 0..threads.max(1) {
            let shared = Arc::clone(&pool.shared);
            pool.threads.push(thread::Builder::new().name("lab".into()).spawn(move || shared.work())?);
        }
        Ok(pool)
    }

    /// Runs something, or joins the run that is there already. What was done wholly is not done again.
    pub fn run(&self, key: &str, work: W) -> Result<(), Full> {
        let mut inside = self.shared.lock();
        let whole = inside.ended.iter().any(|(of, end)| of == key && matches!(end, End::Done { stopped: false, .. }));
        if whole || inside.runs(key).is_some() || inside.waits(key).is_some() {
            return Ok(());
        }
        if inside.waiting.len() >= WAITING_MAX {
            return Err(Full);
        }
        inside.ended.retain(|(of, _)| of != key);
        inside.waiting.push_back((key.to_owned(), work));
        self.shared.changed.notify_one();
        Ok(())
    }

    /// How a key stands.
    pub fn state(&self, key: &str) -> State<T> {
        let inside = self.shared.lock();
        if let Some(before) = inside.waits(key) {
            return State::Waiting(before);
        }
        if let Some(watch) = inside.runs(key) {
            let (done, whole) = watch.progress();
            return State::Running(Progress { done, whole, stopping: watch.is_stopped() });
        }
        match inside.ended.iter().find(|(of, _)| of == key) {
            None => State::Unknown,
            Some((_, End::Done { result, .. })) => State::Done(Arc::clone(result)),
            Some((_, End::Stopped)) => State::Stopped,
            Some((_, End::Failed(why))) => State::Failed(why.clone()),
            Some((_, End::Broken)) => State::Broken,
        }
    }

    /// Ends a run soon; what is done of it is kept. What waits is not begun at all.
    pub fn stop(&self, key: &str) {
        let mut inside = self.shared.lock();
        if let Some(watch) = inside.runs(key) {
            watch.stop();
        } else if inside.waits(key).is_some() {
            inside.waiting.retain(|(of, _)| of != key);
            inside.keep(key.to_owned(), End::Stopped);
        }
    }
}

impl<W, T> Drop for Pool<W, T> {
    fn drop(&mut self) {
        let mut inside = self.shared.lock();
        inside.closing = true;
        inside.waiting.clear();
        inside.running.iter().for_each(|(_, watch)| watch.stop());
        drop(inside);
        self.shared.changed.notify_all();
        for thread in self.threads.drain(..) {
            // A thread that panicked has ended too.
            drop(thread.join());
        }
    }
}

impl<W, T> Shared<W, T> {
    fn lock(&self) -> MutexGuard<'_, Inside<W, T>> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One thread's life.
    fn work(&self) {
        while let Some((key, work, watch)) = self.next() {
            let outcome = catch_unwind(AssertUnwindSafe(|| (self.run)(&work, &watch)));
            let end = match outcome {
                Ok(Ok(result)) => End::Done { result: Arc::new(result), stopped: watch.is_stopped() },
                Ok(Err(LabError::NothingDone)) => End::Stopped,
                Ok(Err(why)) => End::Failed(why),
                Err(_) => {
                    tracing::error!(run = %key, "a run of the laboratory panicked");
                    End::Broken
                }
            };
            let mut inside = self.lock();
            inside.running.retain(|(of, _)| *of != key);
            inside.keep(key, end);
        }
    }

    /// Waits for something to do; none when the pool is dropped.
    fn next(&self) -> Option<(String, W, Arc<Watch>)> {
        let idle = |inside: &mut Inside<W, T>| inside.waiting.is_empty() && !inside.closing;
        let waited = self.changed.wait_while(self.lock(), idle);
        let mut inside = waited.unwrap_or_else(PoisonError::into_inner);
        let (key, work) = inside.waiting.pop_front()?;
        let watch = Arc::new(Watch::default());
        inside.running.push((key.clone(), Arc::clone(&watch)));
        Some((key, work, watch))
    }
}

impl<W, T> Inside<W, T> {
    fn waits(&self, key: &str) -> Option<usize> {
        self.waiting.iter().position(|(of, _)| of == key)
    }

    fn runs(&self, key: &str) -> Option<&Arc<Watch>> {
        self.running.iter().find(|(of, _)| of == key).map(|(_, watch)| watch)
    }

    fn keep(&mut self, key: String, end: End<T>) {
        if self.ended.len() >= KEPT_MAX {
            self.ended.pop_front();
        }
        self.ended.push_back((key, end));
    }
}

#[cfg(test)]
mod tests;
