/** @import {FromTab} from './shared-stream.js' */
import { isLater } from './journal.js';
import { AlertStream } from './stream.js';

/**
 * Holds the one stream of all tabs of a person in this browser: a browser opens only a few
 * connections to one server, and streams would take them all. Each tab is told everything; it was
 * listening here before it asked for its snapshot, so it misses nothing in between.
 */

/** @type {Set<MessagePort>} */
const tabs = new Set();
/** After which number the stream has told everything; null while there is none. @type {string | null} */
let from = null;

/** @param {import('./shared-stream.js').ToTab} message */
const tell = (message) => tabs.forEach((tab) => tab.postMessage(message));

const stream = new AlertStream({
  onAlert: (alert) => tell({ alert }),
  onHeartbeat: (beat) => tell({ beat }),
  onResync: () => {
    from = null;
    tell({ event: 'resync' });
  },
  onBroken: () => tell({ event: 'broken' }),
  onRefused: async () => tell({ event: 'refused' }),
});

/** @param {MessagePort} tab @param {FromTab} message */
function heard(tab, { open, act }) {
  if (open !== undefined && (from === null || isLater(from, open))) {
    from = open;
    stream.open(open);
  } else if (act === 'retry') {
    stream.retryNow();
  } else if (act === 'leave') {
    tabs.delete(tab);
  }
}

/** @type {any} */ (self).onconnect = (/** @type {MessageEvent} */ { ports }) => {
  const [tab] = ports;
  if (tab) {
    tabs.add(tab);
    tab.onmessage = ({ data }) => heard(tab, data);
  }
};
