package dev.hushcell.keystore.vault;

import java.util.Map;

/**
 * A request to the server.
 *
 * @param method GET, POST or DELETE
 * @param path below {@code /v1/}; made of checked names only
 * @param body members of the object to post
 * @param isRepeatable whether it may be sent once more when its answer got lost
 */
record Request(String method, String path, Map<String, Object> body, boolean isRepeatable) {
  static Request get(String path) {
    return new Request("GET", path, Map.of(), true);
  }

  /** A request that changes nothing at the server. */
  static Request ask(String path, Map<String, Object> body) {
    return new Request("POST", path, body, true);
  }

  /** A request that changes something at the server. */
  static Request change(String path, Map<String, Object> body) {
    return new Request("POST", path, body, false);
  }

  /** A request that takes something away at the server. */
  static Request delete(String path) {
    return new Request("DELETE", path, Map.of(), false);
  }

  /** Returns the capability that a policy must give for it. */
  String capability() {
    return switch (method) {
      case "GET" -> "read";
      case "DELETE" -> "delete";
      default -> "update";
    };
  }

  /** Without the body, which may hold a secret. */
  @Override
  public String toString() {
    return method + " /v1/" + path;
  }
}
