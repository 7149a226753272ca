import type { AwsFailureReason } from '../aws/awsFailure.ts'

/** How a proxy failed; the code of a failure with the reason `proxy`. */
export type ProxyFailureCode =
  | 'ERR_PROXY_NAME'
  | 'ERR_PROXY_REFUSED'
  | 'ERR_PROXY_SIGN_IN'
  | 'ERR_PROXY_SIGN_IN_REFUSED'
  | 'ERR_PROXY_SIGN_IN_UNSUPPORTED'
  | 'ERR_PROXY_TIMEOUT'
  | 'ERR_PROXY_UNREACHABLE'
  | 'ERR_PROXY_UNSUPPORTED'
  | 'ERR_PROXY_UNTRUSTED'

/** The settings, on the page and in the terminal. */
const SET_PROXY = 'under Settings > Network (in the terminal: network --proxy ADDRESS, or HTTPS_PROXY)'
const CHOOSE_FILE =
  'choose it under Settings > Network (in the terminal: network --ca-file FILE, or AWS_CA_BUNDLE)'

const PROXY_ADVICE: Readonly<Record<ProxyFailureCode, string>> = {
  ERR_PROXY_NAME: `Check the address of the proxy ${SET_PROXY}, and the VPN`,
  ERR_PROXY_REFUSED:
    'Ask the administrator of the proxy to let this computer through to AWS (*.amazonaws.com, port 443)',
  ERR_PROXY_SIGN_IN:
    'Sign in to the proxy under Settings > Network, or put its user name and password into HTTPS_PROXY',
  ERR_PROXY_SIGN_IN_REFUSED:
    'Sign in to the proxy again under Settings > Network, or correct the user name and password in HTTPS_PROXY',
  ERR_PROXY_SIGN_IN_UNSUPPORTED: `Ask the administrator of the proxy to let this computer through to AWS without that sign-in; or start a local proxy that signs in by itself, such as Px or Cntlm, and set its address ${SET_PROXY}`,
  ERR_PROXY_TIMEOUT:
    'Ask the administrator of the proxy whether it allows connections to AWS (*.amazonaws.com, port 443), and check the VPN',
  ERR_PROXY_UNREACHABLE: `Check the address of the proxy ${SET_PROXY}, the VPN and the firewall`,
  ERR_PROXY_UNSUPPORTED: `Set the address of an HTTP proxy, such as http://proxy.example.com:8080, ${SET_PROXY}`,
  ERR_PROXY_UNTRUSTED: `Get the certificate of the proxy’s authority as a file and ${CHOOSE_FILE}`,
}

const TLS_ADVICE: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'Check the date of this computer; if it is right, ask the network administrator',
  CERT_NOT_YET_VALID: 'Check the date of this computer; if it is right, ask the network administrator',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'Something other than AWS answers at this name: ask the network administrator, and check the DNS settings',
  EPROTO: 'Something other than AWS answers: ask the administrator of the proxy and the firewall',
}

/** What to do when AWS can't be reached, as the beginning of a sentence: "Check …". */
export function networkAdvice(
  reason: Extract<AwsFailureReason, 'dns' | 'connection' | 'tls' | 'proxy' | 'timeout' | 'notAws'>,
  code: string,
): string {
  switch (reason) {
    case 'dns':
      return `Check the network connection, the VPN and the DNS settings; if this network has a proxy, set it ${SET_PROXY}`
    case 'connection':
      return `Check the network connection, the VPN and the firewall; if this network has a proxy, set it ${SET_PROXY}`
    case 'timeout':
      return `Check the network connection and the firewall; if this network has a proxy, set it ${SET_PROXY}`
    case 'notAws':
      return 'Ask the network administrator to let answers of AWS (*.amazonaws.com, port 443) through unchanged: a proxy, a firewall or a sign-in page of the network may answer in its place'
    case 'proxy':
      return isProxyFailureCode(code)
        ? PROXY_ADVICE[code]
        : 'Look at the proxy under Settings > Network (in the terminal: network)'
    case 'tls':
      return (
        (Object.hasOwn(TLS_ADVICE, code) ? TLS_ADVICE[code] : undefined) ??
        `If the company inspects TLS, get the certificate of its authority as a file and ${CHOOSE_FILE}`
      )
  }
}

function isProxyFailureCode(code: string): code is ProxyFailureCode {
  return Object.hasOwn(PROXY_ADVICE, code)
}
