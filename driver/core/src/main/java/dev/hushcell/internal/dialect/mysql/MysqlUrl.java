package dev.hushcell.internal.dialect.mysql;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The servers that a URL of either driver names. */
final class MysqlUrl {
  private static final String PORT = ":3306";

  private MysqlUrl() {}

  /** Returns the hosts and ports, without user and settings. */
  static String address(String url) {
    int begin = url.indexOf("//");
    if (begin < 0) {
      return url;
    }
    int end = begin + 2;
    while (end < url.length() && "/?".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return Arrays.stream(url.substring(begin + 2, end).split(","))
        .map(MysqlUrl::host)
        .collect(Collectors.joining(","));
  }

  private static String host(String written) {
    String host = written.substring(written.lastIndexOf('@') + 1).strip();
    boolean named = host.isEmpty() || host.contains("=") || host.startsWith("(");
    boolean ported = host.lastIndexOf(':') > host.lastIndexOf(']');
    return named || ported ? host : host + PORT;
  }
}
