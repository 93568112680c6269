package dev.hushcell.applications;

/**
 * Something that an application does, with a result to be compared.
 *
 * @param group what it is an example of
 * @param name unique within the group
 * @param isOrdered whether the order of its rows was asked for
 * @param call does it
 * @param <A> the application
 */
record Check<A>(String group, String name, boolean isOrdered, Call<A> call) {
  /** Does it in a running application. */
  interface Call<A> {
    Object in(A application) throws Exception;
  }

  static <A> Check<A> of(String group, String name, Call<A> call) {
    return new Check<>(group, name, false, call);
  }

  static <A> Check<A> ordered(String group, String name, Call<A> call) {
    return new Check<>(group, name, true, call);
  }

  String key() {
    return group + " | " + name;
  }
}
