export default function Members({ back }: { back: () => void }) {
  return <button onClick={back}>Members</button>;
}
