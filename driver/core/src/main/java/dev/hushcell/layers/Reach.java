package dev.hushcell.layers;

/** How far a link goes, as seen from here and from the server. */
public enum Reach {
  /** The database runs in this process: there is no link. */
  IN_PROCESS,
  /** To this machine and no further, as both ends see it; a tunnel that begins here is not seen. */
  LOOPBACK,
  /** Over a network, or not known to stay on this machine. */
  NETWORK
}
