//! One kept-alive HTTP/1.1 connection. The connection is driven by whoever waits for its answer, so that a request costs
//! no second task.

use http_body_util::{BodyExt, Full, Limited};
use hyper::Request;
use hyper::body::Bytes;
use hyper::client::conn::{TrySendError, http1};
use hyper::http::response::Parts;
use hyper_util::rt::TokioIo;
use std::future::{Future, poll_fn};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;

/// Longest answer read; the portal's pages stay below 100 KB.
const BODY_BYTES_MAX: usize = 4 * 1024 * 1024;
/// A loopback connection is made at once or not at all.
const CONNECT_MAX: Duration = Duration::from_secs(10);

type Body = Full<Bytes>;
type Connection = http1::Connection<TokioIo<TcpStream>, Body>;

/// An open connection.
pub struct Link {
    sender: http1::SendRequest<Body>,
    /// Dropped when it has ended: only then does the sender hear of it.
    connection: Option<Pin<Box<Connection>>>,
}

/// Why there is no answer.
pub enum SendError {
    /// The connection had been closed before: nothing was sent.
    NotSent(Box<Request<Body>>),
    /// It broke after the request had gone out, perhaps in part.
    Broken,
}

impl Link {
    /// Connects, from a given address of this machine or from any.
    pub async fn open(address: SocketAddr, from: Option<IpAddr>) -> io::Result<Self> {
        let stream = timeout(CONNECT_MAX, connect(address, from)).await??;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
        Ok(Self { sender, connection: Some(Box::pin(connection)) })
    }

    /// Sends a request and reads the whole answer.
    pub async fn send(&mut self, request: Request<Body>) -> Result<(Parts, Bytes), SendError> {
        let Self { sender, connection } = self;
        let mut exchange = pin!(async move {
            if sender.ready().await.is_err() {
                return Err(SendError::NotSent(Box::new(request)));
            }
            let sent = sender.try_send_request(request).await;
            let (parts, body) = sent.map_err(not_sent)?.into_parts();
            let body = Limited::new(body, BODY_BYTES_MAX).collect().await.map_err(|_| SendError::Broken)?;
            Ok((parts, body.to_bytes()))
        });
        poll_fn(|context| {
            if let Poll::Ready(answer) = exchange.as_mut().poll(context) {
                return Poll::Ready(answer);
            }
            let Some(driven) = connection else { return Poll::Pending };
            if driven.as_mut().poll(context).is_ready() {
                *connection = None;
            }
            // What the connection has just read, or its end, may be what the exchange waits for.
            exchange.as_mut().poll(context)
        })
        .await
    }
}

async fn connect(address: SocketAddr, from: Option<IpAddr>) -> io::Result<TcpStream> {
    let Some(from) = from else { return TcpStream::connect(address).await };
    let socket = if from.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    socket.bind((from, 0).into())?;
    socket.connect(address).await
}

fn not_sent(mut why: TrySendError<Request<Body>>) -> SendError {
    why.take_message().map_or(SendError::Broken, |request| SendError::NotSent(Box::new(request)))
}
