package dev.hushcell.frameworks;

import com.arjuna.ats.arjuna.common.CoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import jakarta.transaction.TransactionManager;
import java.nio.file.Path;

/** Narayana, the transaction manager of WildFly and Quarkus. */
final class Narayana {
  private Narayana() {}

  /** Returns it, with its log in a folder. */
  static TransactionManager loggingIn(Path log) throws Exception {
    for (String store : new String[] {null, "stateStore", "communicationStore"}) {
      BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store)
          .setObjectStoreDir(log.toString());
    }
    BeanPopulator.getDefaultInstance(CoreEnvironmentBean.class).setNodeIdentifier("1");
    return com.arjuna.ats.jta.TransactionManager.transactionManager();
  }
}
