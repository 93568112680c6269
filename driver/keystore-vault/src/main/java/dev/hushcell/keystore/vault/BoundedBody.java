package dev.hushcell.keystore.vault;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of an answer as long as it is of a sensible length. */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {
  static final int MAX_BYTES = 1 << 20;

  private final HttpResponse.BodySubscriber<byte[]> all =
      HttpResponse.BodySubscribers.ofByteArray();
  private Flow.@Nullable Subscription subscription;
  private long seen;

  @Override
  public CompletionStage<byte[]> getBody() {
    return all.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    all.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> items) {
    for (ByteBuffer item : items) {
      seen += item.remaining();
    }
    if (seen <= MAX_BYTES) {
      all.onNext(items);
    } else {
      if (subscription != null) {
        subscription.cancel();
      }
      all.onError(new IOException("the answer is longer than " + MAX_BYTES + " bytes"));
    }
  }

  @Override
  public void onError(Throwable e) {
    all.onError(e);
  }

  @Override
  public void onComplete() {
    all.onComplete();
  }
}
