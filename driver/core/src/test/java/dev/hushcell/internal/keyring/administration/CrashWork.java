package dev.hushcell.internal.keyring.administration;

import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.Progress;
import dev.hushcell.keystore.KeyWrapper;
import java.time.Duration;

/** What an administrator is at when the process ends. */
enum CrashWork {
  CHANGE {
    @Override
    void run(Administration keys, KeyWrapper other) {
      keys.change(ChangeOptions.usual().regardlessOfInterval(), Progress.none());
    }
  },
  MOVE {
    @Override
    void run(Administration keys, KeyWrapper other) {
      keys.move(other, ChangeOptions.usual().regardlessOfInterval(), Progress.none());
    }
  },
  SCHEDULE {
    @Override
    void run(Administration keys, KeyWrapper other) {
      keys.schedule(PHONE, OPTIONS);
    }
  },
  DESTROY {
    @Override
    void prepare(Administration keys) {
      keys.schedule(PHONE, OPTIONS);
    }

    @Override
    void run(Administration keys, KeyWrapper other) {
      keys.destroyDue(false, Progress.none());
    }
  };

  static final Destroyable.DataKey PHONE = new Destroyable.DataKey("PUBLIC", "contact.phone");
  static final DestructionOptions OPTIONS =
      DestructionOptions.usual().whereNoOtherDatabaseNeedsIt().after(Duration.ofMinutes(1));

  /** Does what must have been done before. */
  void prepare(Administration keys) {}

  abstract void run(Administration keys, KeyWrapper other);
}
