package dev.hushcell.admin;

import java.util.List;

/**
 * What the list of persons who were forgotten and the database say of each other.
 *
 * @param listed how many erasures are in the list
 * @param pending how many of them the database does not have: it was restored, or a process ended
 *     before it was done
 * @param open what an administrator has to do something about, each with what to do
 */
public record ErasureStatus(int listed, int pending, List<String> open) {
  public ErasureStatus {
    open = List.copyOf(open);
  }
}
