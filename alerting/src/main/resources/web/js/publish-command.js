/**
 * A command that sends one reading as it is printed: times and the number of the start are made by
 * the shell, so that it is no repeat.
 *
 * @param {{host: string, port: string, enterprise: string, gateway: string, password: string}} broker
 * @param {{code: string, rangeLow: number}} point
 */
export function publishCommand({ host, port, enterprise, gateway, password }, { code, rangeLow }) {
  const name = `${enterprise}.${gateway}`;
  const message = {
    v: 1,
    boot: 'b$(date +%s)',
    seq: 1,
    sent: '$(date -u +%Y-%m-%dT%H:%M:%S.000Z)',
    r: [{ p: code, t: '$(date +%s000)', x: rangeLow, q: 'GOOD' }],
  };
  // The time is a number; only the shell can say which.
  const json = JSON.stringify(message).replace('"$(date +%s000)"', '$(date +%s000)').replaceAll('"', '\\"');
  return `mosquitto_pub -V mqttv5 -h ${host} -p ${port} -q 1 -i ${name} -u ${name} -P ${quoted(password)} -t ent/${enterprise}/up/${gateway}/data -m "${json}"`;
}

/** @param {string} text */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
