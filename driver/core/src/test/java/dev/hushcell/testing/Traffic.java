package dev.hushcell.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Everything that reached a real driver: each call with each of its arguments. Thread-safe; the
 * values of streams are read out and recorded as bytes or text.
 */
public final class Traffic {
  private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
  private final Consumer<Call> sink;

  /** Keeps all calls. */
  public Traffic() {
    this.sink = calls::add;
  }

  /** Passes all calls on and keeps none. */
  public Traffic(Consumer<Call> sink) {
    this.sink = sink;
  }

  /**
   * One call.
   *
   * @param method interface and method, such as {@code PreparedStatement.setString}
   * @param arguments as the driver got them; arrays are copies
   */
  public record Call(String method, List<Object> arguments) {
    /** Returns every argument as bytes. */
    public List<byte[]> payloads() {
      List<byte[]> payloads = new ArrayList<>();
      arguments.forEach(each -> addPayload(payloads, each));
      return payloads;
    }
  }

  void add(Call call) {
    sink.accept(call);
  }

  /** Returns all calls so far, in order. */
  public List<Call> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** Forgets all calls so far. */
  public void clear() {
    calls.clear();
  }

  /** Returns the SQL texts, in order. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (Call call : calls()) {
      boolean takesText =
          call.method().startsWith("Connection.prepare")
              || call.method().startsWith("Statement.execute")
              || call.method().equals("Statement.addBatch")
              || call.method().equals("Connection.nativeSQL");
      if (takesText && !call.arguments().isEmpty() && call.arguments().get(0) instanceof String s) {
        texts.add(s);
      }
    }
    return texts;
  }

  /** Returns the arguments of all calls of a method, such as {@code PreparedStatement.setBytes}. */
  public List<List<Object>> argumentsOf(String method) {
    return calls().stream().filter(c -> c.method().equals(method)).map(Call::arguments).toList();
  }

  /** Returns every argument as bytes, so that one search finds text and bytes alike. */
  public List<byte[]> payloads() {
    List<byte[]> payloads = new ArrayList<>();
    calls().forEach(call -> payloads.addAll(call.payloads()));
    return payloads;
  }

  private static void addPayload(List<byte[]> payloads, Object argument) {
    if (argument instanceof byte[] bytes) {
      payloads.add(bytes);
    } else if (argument instanceof char[] characters) {
      payloads.add(new String(characters).getBytes(StandardCharsets.UTF_8));
    } else if (argument instanceof Object[] elements) {
      for (Object element : elements) {
        addPayload(payloads, element);
      }
    } else if (argument != null) {
      payloads.add(argument.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
