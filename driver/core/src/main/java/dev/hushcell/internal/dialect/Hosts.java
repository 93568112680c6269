package dev.hushcell.internal.dialect;

import dev.hushcell.layers.Reach;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The hosts that a URL names. Only numbers and {@code localhost} are taken for this machine: what
 * another name leads to may be another machine the next time.
 */
public final class Hosts {
  private static final Pattern LOCAL =
      Pattern.compile(
          "(?i)localhost|127(?:\\.[0-9]{1,3}){3}|\\[?(?:::1|0*:0*:0*:0*:0*:0*:0*:0*1)]?");

  private Hosts() {}

  /** Returns how far hosts are away, of which there is at least one. */
  public static Reach reach(List<String> hosts) {
    boolean local = !hosts.isEmpty() && hosts.stream().allMatch(Hosts::isLocal);
    return local ? Reach.LOOPBACK : Reach.NETWORK;
  }

  /** Returns the same for hosts with commas between, each perhaps with its port. */
  public static Reach reachOf(String hosts) {
    return reach(Arrays.stream(hosts.split(",", -1)).map(Hosts::withoutPort).toList());
  }

  private static String withoutPort(String written) {
    String host = written.strip();
    int colon = host.lastIndexOf(':');
    boolean last = colon > host.lastIndexOf(']');
    boolean ported = last && (host.startsWith("[") || colon == host.indexOf(':'));
    return ported ? host.substring(0, colon) : host;
  }

  public static boolean isLocal(String host) {
    if (!LOCAL.matcher(host).matches()) {
      return false;
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
